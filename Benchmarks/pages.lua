-- Asks pages of many dossiers in turn, signed in. Arguments: file with dossier ids, path after the id, cookie.
local ids = {}
local at = 0
local suffix = ""

function init(arguments)
    for line in io.lines(arguments[1]) do ids[#ids + 1] = line end
    suffix = arguments[2] == "-" and "" or arguments[2]
    if arguments[3] then wrk.headers["Cookie"] = arguments[3] end
end

function request()
    at = at % #ids + 1
    return wrk.format("GET", "/dossiers/" .. ids[at] .. suffix)
end

-- One line that scripts/bench reads: requests a second, p99 in microseconds, answers that were not 2xx or 3xx, errors.
function done(summary, latency)
    io.write(string.format("RESULT %.1f %d %d %d\n", summary.requests / (summary.duration / 1e6),
        latency:percentile(99), summary.errors.status,
        summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
