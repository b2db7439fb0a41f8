-- wrk -s refresh.lua URL -- SESSIONS THREADS: refreshes as many sessions as there are connections. wrk does not tell which connection
-- asks; but whoever asks takes a token that nobody has, and brings back its successor, so each session has one request at a time.
dofile("report.lua")

local tokens = {}

function init(arguments)
  for i, session in ipairs(rows(arguments[1])) do
    if i % tonumber(arguments[2]) == number - 1 then tokens[#tokens + 1] = session[2] end
  end
end

function request()
  return post("/refresh", '{"refresh_token":"' .. (table.remove(tokens) or "none left") .. '"}')
end

function response(status, headers, body)
  tokens[#tokens + 1] = body:match('"refresh_token":"([^"]+)"')
end
