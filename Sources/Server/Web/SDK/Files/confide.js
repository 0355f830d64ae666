// Confide's storefront SDK; docs/sdk.md explains it. Before a yes it stores nothing, and sends nothing about anybody.
import { defineShelf, fill } from './shelf.js'

export const purposes = ['recommendations', 'history', 'learning', 'measurement', 'messages', 'offers', 'research']
export const levels = ['off', 'visit', 'device', 'account']
// The noes are in a cookie that is the same for all who said the same; a yes and its visit end with the tab.
export const state = { noes: new Set(), yes: {}, visit: { items: [], hidden: [], token: '' } }
const listeners = {}

// Storage may be forbidden: memory is enough then.
export const quietly = body => { try { return body() } catch { return null } }
const failed = ({ message }) => ({ reason: message })

export function on(type, listener) {
  (listeners[type] ??= new Set()).add(listener)
  return () => listeners[type].delete(listener)
}

export function emit(type, detail) {
  for (const listener of listeners[type] ?? []) quietly(() => listener(detail))
  document.dispatchEvent(new CustomEvent(`confide:${type}`, { detail }))
}

function load() {
  const [, said = '', here] = quietly(() => document.cookie.match(/(?:^|; )confide_choice=1\.([0-6]*)(d?)/)) ?? []
  state.noes = new Set([...said].map(index => purposes[index]))
  const kept = quietly(() => JSON.parse(sessionStorage.getItem('confide')))
  if (kept?.yes && kept.visit) Object.assign(state, kept)
  if (here) state.yes.recommendations = 'device'
}

export const device = () => import('./device.js')

export function save() {
  const { yes: { recommendations, ...yes }, visit: { ...visit } } = state
  // What stays on the device is in its own place, and a yes to that in the cookie.
  if (level('recommendations') === 'device') {
    device().then(({ keep }) => keep())
    Object.assign(visit, { items: [], hidden: [] })
  } else if (recommendations && recommendations !== 'device') yes.recommendations = recommendations
  quietly(() => Object.keys(yes).length ? sessionStorage.setItem('confide', JSON.stringify({ yes, visit }))
    : sessionStorage.removeItem('confide'))
}

export async function ask(path, options, read = answer => answer.json()) {
  let code = 'unreachable'
  try {
    const answer = await fetch(state.shop.endpoint + path, {
      credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout?.(8000), ...options,
    })
    if (answer.ok) return await read(answer)
    code = (await answer.json()).code
  } catch { /* Offline, blocked, or not our server. */ }
  emit('error', { code, path: path.split('?')[0] })
  throw new Error(code)
}

export function call(method, path, body) {
  const headers = { Authorization: `Bearer ${state.shop.key}` }
  if (body) headers['Content-Type'] = 'application/json'
  if (state.named) headers['Confide-Shopper'] = state.named.token
  return ask(path, { method, headers, body: body && JSON.stringify(body), keepalive: method !== 'GET' })
}

export const isGPC = () => navigator.globalPrivacyControl === true
export const isOnRecord = () => Object.keys(state.named?.decided ?? {}).length > 0

export function level(purpose) {
  const said = state.named?.decided[purpose] ?? state.yes[purpose] ?? 'off'
  if (!isGPC()) return said
  return purpose === 'recommendations' && /visit|account/.test(said) ? 'visit' : 'off'
}

export const isDue = (purpose = 'recommendations') =>
  !isGPC() && !state.noes.has(purpose) && !state.yes[purpose] && !state.named?.decided[purpose]

const later = (name, ...given) => import('./choices.js').then(module => module[name](...given))

export const consent = {
  get: () => Object.fromEntries(purposes.map(purpose => [purpose, level(purpose)])),
  set(wanted, surface = 'page') {
    const isGesture = navigator.userActivation?.isActive !== false
    return later('set', wanted, surface, isGesture)
  },
  async open(view = 'question', opener = document.activeElement) {
    const { privacy } = state.shop
    if (view === 'centre' && privacy) return state.named ? later('centre', privacy) : location.assign(privacy)
    const isAsking = view === 'question' && isDue()
    return isAsking ? (await import('./ask.js')).ask(opener) : (await import('./settings.js')).choose(opener)
  },
}

export const identify = token => later('identify', token).catch(failed)
export const data = action => later('data', action).catch(failed)
export const reset = () => later('reset').catch(failed)
export const why = (answer, id) => later('why', answer, id)
export const words = () => import(state.shop.locale.startsWith('de') ? './de.js' : './en.js').then(all => all.default)
export const shelf = fill

// Before a yes not even the code for events is loaded; what happened then is not kept for later.
export function track(event, properties) {
  if (purposes.every(purpose => level(purpose) === 'off')) return Promise.resolve({ sent: false, reason: 'no_consent' })
  return import('./events.js').then(module => module.track(event, properties)).catch(error => ({ sent: false, ...failed(error) }))
}

export const page = properties => track('page', properties)

export async function recommend({ placement = 'home', product, products = [], limit = 8, surprise } = {}) {
  const { key } = state.shop
  const { visit } = state
  const items = [product, ...products].filter(Boolean)
  const shown = answer => ({
    ...answer, items: answer.items.filter(({ id }) => !visit.hidden.includes(id)).slice(0, limit),
  })
  const reach = level('recommendations')
  // Where it stays on the device, not even the page's item is told.
  if (reach === 'device') try {
    return shown(await (await device()).suggest({ placement, items, limit }))
  } catch { items.length = 0 }
  else if (reach !== 'off') {
    const question = { placement, items, limit, exclude: visit.hidden }
    if (surprise) question.surprise = surprise
    if (reach === 'visit') question.visit = visit.items
    if (!isOnRecord()) question.consent = { recommendations: 'visit' }
    // What fits nobody in particular is better than nothing.
    try { return shown(await call('POST', '/v1/shelves', question)) } catch { /* It was said. */ }
  }
  // A few to spare, always as many: what was hidden shows in no request.
  const query = new URLSearchParams([['key', key], ['limit', limit + 4], ...items.map(id => ['item', id])])
  return shown(await ask(`/v1/shelves/${placement}?${query}`))
}

export function feedback(id, kind) {
  const { visit, yes } = state
  const without = list => list.filter(each => each !== id)
  if (kind === 'hide') visit.hidden = [...without(visit.hidden), id].slice(-200)
  else if (kind === 'undo') visit.hidden = without(visit.hidden)
  else if (kind === 'less') visit.items = without(visit.items)
  else if (kind === 'more' && /visit|device/.test(level('recommendations'))) visit.items = [...without(visit.items), id].slice(-50)
  else return { applied: false, reason: kind === 'more' ? 'no_consent' : 'unknown' }
  if (Object.keys(yes).length || level('recommendations') === 'device') save()
  emit('feedback', { id, kind })
  return { applied: true }
}

export async function init(options) {
  if (state.shop) return
  const { key, endpoint, ask = 'in-context', locale, theme, privacy, dataLayer } = options ?? {}
  if (!/^pk_\w+$/.test(key)) throw new TypeError('confide: init() needs a write key, pk_…')
  if (!['in-context', 'banner', 'never'].includes(ask)) throw new TypeError(`confide: there is no ask '${ask}'`)
  const language = (locale || document.documentElement.lang || 'en').toLowerCase()
  state.shop = { key, ask, privacy, endpoint: (endpoint || new URL(import.meta.url).origin).replace(/\/$/, ''), locale: language }
  load()
  // Its room is there before its words are, so that nothing moves.
  const room = ask === 'banner' && isDue() && (document.querySelector('confide-question') ?? document.createElement('confide-question'))
  if (room) document.body.prepend(room)
  try { if (theme) (await import('./theme.js')).paint(theme) } catch (error) {
    state.shop = null
    if (room) room.remove()
    throw error
  }
  if (room) consent.open('question', null).catch(() => {})
  defineShelf()
  if (dataLayer) (await import('./layer.js')).listen(dataLayer === true ? window.dataLayer ??= [] : dataLayer)
}

const tag = [...document.querySelectorAll('script[data-key]')].find(({ src }) => src === import.meta.url)
if (tag) init({ ...tag.dataset, dataLayer: 'datalayer' in tag.dataset }).catch(error => console.error(error.message))
