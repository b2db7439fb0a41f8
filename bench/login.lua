-- wrk -s login.lua URL -- USERS right|one|new: logs in with right passwords, or with wrong ones for one account or for ever new names.
dofile("report.lua")

local users, mode, made

function init(arguments)
  users, mode, made = rows(arguments[1]), arguments[2], 0
  math.randomseed(os.time() + number * 7919)
end

local function credentials()
  if mode == "one" then return users[1][1], "not the password" end
  if mode == "right" then return users[math.random(2, #users)][1], "correct horse battery staple" end
  made = made + 1
  return string.format("nobody-%d-%d-%d@example.org", os.time(), number, made), "not the password"
end

function request()
  local email, password = credentials()
  return post("/login", '{"email":"' .. email .. '","password":"' .. password .. '"}')
end
