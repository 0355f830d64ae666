-- Asks for recommendations at level visit: each request carries a running visit of 1 to 6 items of a real session, and the default limit (10).
local sessions = {}
for line in io.lines(os.getenv("SESSIONS_SAMPLE")) do sessions[#sessions + 1] = line end
local key = os.getenv("WRITE_KEY")
local seed = 0
function setup(thread) seed = seed + 1; thread:set("id", seed) end

function init()
    math.randomseed(id)
    wrk.method = "POST"
    wrk.path = "/v1/recommendations"
    wrk.headers["Authorization"] = "Bearer " .. key
    wrk.headers["Content-Type"] = "application/json"
end

function request()
    local visit = sessions[math.random(#sessions)]
    return wrk.format(nil, nil, nil,
        '{"placement":"home","visit":[' .. visit .. '],"consent":{"recommendations":"visit"}}')
end

function response(status) if status ~= 200 then errors = (errors or 0) + 1 end end
