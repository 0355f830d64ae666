// window.analytics over Confide, for shops that call analytics.js today. What was called before a yes is dropped, not
// kept and sent later: it was not agreed to.
import { identify, on, page, reset, track } from './confide.js'

const later = []
let isReady = false
const result = (promise, ...more) => {
  const done = more.find(each => typeof each === 'function')
  return promise.then(value => { done?.(); return value })
}

const analytics = {
  track: (event, properties, ...more) => result(track(event, properties ?? {}), ...more),
  page: (...more) => result(page(more.find(each => each && typeof each === 'object') ?? {}), ...more),
  // Only a token that the shop's backend signed names anybody; names, e-mail addresses and traits go nowhere.
  identify: (token, ...more) => result(identify(typeof token === 'string' ? token : ''), ...more),
  reset: () => reset(),
  on: (type, listener) => { on(type, listener); return analytics },
  ready: listener => { if (isReady) listener(); else later.push(listener); return analytics },
  user: () => ({ id: () => null, anonymousId: () => null, traits: () => ({}) }),
  initialized: true,
}
// Calls that no purpose needs.
for (const name of ['alias', 'group', 'screen', 'debug', 'load', 'setAnonymousId', 'addSourceMiddleware']) {
  analytics[name] = () => Promise.resolve({ sent: false, reason: 'not_needed' })
}

// The snippet's queue: an array of [method, ...arguments]. Each is tried once; track() drops what has no yes.
const queue = Array.isArray(window.analytics) ? window.analytics : []
window.analytics = analytics
for (const [method, ...rest] of queue) {
  if (['track', 'page', 'on', 'ready'].includes(method)) analytics[method](...rest)
}
isReady = true
for (const listener of later) listener()
