-- wrk -s register.lua URL: registers ever new accounts.
dofile("report.lua")

local made, run

function init()
  made, run = 0, string.format("%d-%d", os.time(), number)
end

function request()
  made = made + 1
  local email = string.format("somebody-%s-%d@example.org", run, made)
  return post("/register", '{"email":"' .. email .. '","password":"correct horse battery staple","name":"Ada Lovelace"}')
end
