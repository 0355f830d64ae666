-- Sends batches of 50 events of ten visits each, with ids of their own and consent to learning (and to measurement
-- where MEASURE is 1).
local key = os.getenv("WRITE_KEY")
local items = tonumber(os.getenv("ITEMS"))
local run = os.getenv("RUN")
local consent = os.getenv("MEASURE") == "1" and '{"learning":"visit","measurement":"visit"}' or '{"learning":"visit"}'
local seed = 0
function setup(thread) seed = seed + 1; thread:set("id", seed) end

function init()
    math.randomseed(id)
    count = 0
    wrk.method = "POST"
    wrk.path = "/v1/events"
    wrk.headers["Authorization"] = "Bearer " .. key
    wrk.headers["Content-Type"] = "application/json"
end

function request()
    count = count + 1
    local events = {}
    for at = 1, 50 do
        events[at] = string.format(
            '{"name":"view_item","id":"%s-%d-%d-%d","visit":"bench-visit-%s-%d-%d-%d","items":[{"item_id":"%d"}]}',
            run, id, count, at, run, id, count, at % 10, math.random(items))
    end
    return wrk.format(nil, nil, nil, '{"consent":' .. consent .. ',"events":[' .. table.concat(events, ",") .. ']}')
end
