-- Sends a new report each time. Arguments: file with dossier ids, cookie, form token, end of the path.
local ids = {}
local at = 0
local thread = 0
local token = ""
local suffix = ""

function setup(t)
    t:set("number", thread)
    thread = thread + 1
end

function init(arguments)
    for line in io.lines(arguments[1]) do ids[#ids + 1] = line end
    wrk.headers["Cookie"] = arguments[2]
    wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
    token = arguments[3]
    suffix = arguments[4] or ""
    math.randomseed(os.time() + number * 7919)
end

local function id()
    local parts = {}
    for i = 1, 8 do parts[i] = string.format("%04x", math.random(0, 65535)) end
    return parts[1] .. parts[2] .. "-" .. parts[3] .. "-" .. parts[4] .. "-" .. parts[5] .. "-" .. parts[6] .. parts[7] .. parts[8]
end

function request()
    at = at % #ids + 1
    local body = "csrf=" .. token .. "&id=" .. id() .. "&form=moment&theme=geld&text=" ..
        "Vandaag+samen+de+post+gedaan.+Twee+brieven+zijn+beantwoord%2C+de+derde+komt+maandag.+Daarna+koffie."
    return wrk.format("POST", "/dossiers/" .. ids[at] .. "/rapportages" .. suffix, nil, body)
end

function done(summary, latency)
    io.write(string.format("RESULT %.1f %d %d %d\n", summary.requests / (summary.duration / 1e6),
        latency:percentile(99), summary.errors.status,
        summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
