-- wrk -s me.lua URL -- SESSIONS: reads /me, for one session after the other.
dofile("report.lua")

local requests, turn = {}, 0

function init(arguments)
  for i, session in ipairs(rows(arguments[1])) do
    requests[i] = wrk.format("GET", "/me", { ["Authorization"] = "Bearer " .. session[1] })
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end
