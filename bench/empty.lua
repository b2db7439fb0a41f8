-- wrk -s empty.lua URL: the same request over and over.
dofile("report.lua")
