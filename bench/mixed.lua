-- wrk -s mixed.lua URL -- SESSIONS USERS: 95 % reads of /me, 5 % logins, of users that read nothing: theirs would end as the oldest of many.
dofile("report.lua")

local reads, logins = {}, {}

function init(arguments)
  math.randomseed(os.time() + number * 7919)
  for i, session in ipairs(rows(arguments[1])) do
    reads[i] = wrk.format("GET", "/me", { ["Authorization"] = "Bearer " .. session[1] })
  end
  for i, user in ipairs(rows(arguments[2])) do
    logins[i] = post("/login", '{"email":"' .. user[1] .. '","password":"correct horse battery staple"}')
  end
end

function request()
  local kind = math.random() < 0.05 and logins or reads
  return kind[math.random(#kind)]
end
