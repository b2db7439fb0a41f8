-- Every attempt to log in had these planned anew, which took longer than to run them: a plan for the very arrays that are given looks a
-- little better than one for any. The one for any is made while there are few rows, and must be good for many.
ALTER FUNCTION throttle_attempt SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION throttle_attempt SET enable_seqscan = off;
ALTER FUNCTION throttle_take_back SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION throttle_take_back SET enable_seqscan = off;
