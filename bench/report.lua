-- The last line of what wrk prints: successes a second, failures, p50 and p99 in ms.
function done(summary, latency)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  local succeeded = (summary.requests - errors.status) * 1e6 / summary.duration
  io.write(string.format("%.1f %d %.2f %.2f\n", succeeded, failed, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end

-- The lines of a file, split at spaces.
function rows(path)
  local all = {}
  for line in io.lines(path) do
    local row = {}
    for word in line:gmatch("%S+") do row[#row + 1] = word end
    all[#all + 1] = row
  end
  return all
end

-- Gives each thread of wrk a number, from 1.
local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function post(path, body)
  return wrk.format("POST", path, { ["Content-Type"] = "application/json" }, body)
end
