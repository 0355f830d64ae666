// swift-format-ignore-file
// Written by scripts/embed-sdk from Sources/Server/Web/SDK/Files; change those files, and run it again.

/// The storefront SDK, by the names of its files.
enum SDKFiles {
    static let texts: [(name: String, text: String)] = [
("ask.js", ##"""
// The question: first in the page, over nothing, a yes and a no of the same weight. There is no option to hide the no.
import { call, consent, isDue, on, state, words } from './confide.js'
import { make, rooted } from './shelf.js'

const style = `
:host { display: block; min-block-size: var(--confide-question-height, 8rem); background: var(--confide-paper, Canvas); color: var(--confide-ink, CanvasText) }
* { box-sizing: border-box; margin: 0 }
section { max-inline-size: 80rem; margin-inline: auto; padding: .75rem 1rem; display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: center }
.words { flex: 1 1 15rem; line-height: 1.5; overflow-wrap: anywhere }
h2 { font-size: 1.125rem }
.answers { flex: 1 1 15rem; display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); grid-auto-rows: 1fr; gap: .5rem .75rem; align-items: center }
button { font: inherit; min-block-size: 2.75rem; padding: .5rem 1rem; border: 1px solid; border-radius: .5rem; background: none; color: inherit; cursor: pointer }
a { color: inherit }
.yes, .no { block-size: 100%; border: 2px solid transparent; font-size: var(--confide-answer-size, 1rem); font-weight: var(--confide-answer-weight, 600); padding: var(--confide-answer-padding, .5rem 1rem); border-radius: var(--confide-answer-radius, .5rem) }
.yes { background: var(--confide-yes, CanvasText); color: var(--confide-yes-ink, Canvas) }
.no { background: var(--confide-no, CanvasText); color: var(--confide-no-ink, Canvas) }
:focus-visible { outline: 3px solid var(--confide-ink, CanvasText); outline-offset: 2px }`

const button = (textContent, className, onclick) => make('button', { type: 'button', textContent, className, onclick })

export async function notices() {
  return state.asked ??= await call('GET', `/v1/consent/notices?language=${encodeURIComponent(state.shop.locale)}`)
}

let off = () => {}

export async function ask(opener) {
  const host = document.querySelector('confide-question') ?? make('confide-question')
  if (host !== document.body.firstElementChild) document.body.prepend(host)
  const root = host.shadowRoot ?? rooted(host, style)
  let text, asked
  try { [text, asked] = await Promise.all([words(), notices()]) } catch (error) {
    host.remove()
    throw error
  }
  const notice = asked.notices.find(({ purpose }) => purpose === 'recommendations')
  if (!notice?.may_ask || !isDue()) return host.remove()
  const more = async ({ currentTarget }) => (await import('./settings.js')).choose(currentTarget)
  const title = make('h2', { id: 'title', tabIndex: -1, textContent: text.ask.heading })
  root.replaceChildren(make('section', { 'aria-labelledby': 'title' },
    make('div', { className: 'words' }, title, make('p', { lang: notice.language, textContent: notice.text }),
      make('p', { textContent: text.ask.body })),
    make('div', { className: 'answers' }, button(text.ask.yes, 'yes', () => answer('visit')),
      button(text.ask.no, 'no', () => answer('off')), button(text.ask.more, '', more))))
  const isLed = opener && opener !== document.body
  if (isLed) title.focus()
  off()
  off = on('consent', () => {
    if (isDue() && state.asked) return
    off()
    if (isDue()) ask(opener).catch(() => {})
    else host.remove()
  })

  async function answer(level) {
    off()
    const { recorded, receipts } = await consent.set({ recommendations: level }, 'banner')
    const said = level === 'off' ? text.ask.saidNo : recorded ? text.ask.saidYes : text.ask.failed
    const line = make('p', { tabIndex: -1, role: 'alert', className: 'words', textContent: said.replace('{months}', asked.asking.months_after_no) })
    const hide = () => {
      host.remove()
      if (isLed && opener.isConnected) opener.focus()
    }
    root.replaceChildren(make('section', { ariaLabel: text.choices }, line,
      make('div', { className: 'answers' }, ...kept(text, receipts), button(text.ask.hide, '', hide))))
    line.focus()
  }
}

export function kept(text, receipts) {
  if (!receipts.length) return []
  const json = JSON.stringify(receipts.length > 1 ? receipts : receipts[0], null, 2)
  const href = URL.createObjectURL(new Blob([json], { type: 'application/json' }))
  return [make('a', { textContent: text.ask.receipt, download: 'receipt.json', href })]
}

"""##),
("choices.js", ##"""
// What happens only once somebody chooses or asks: answers, the words for them, who is signed in, and her data.
import { notices } from './ask.js'
import { make } from './shelf.js'
import { call, consent, device, emit, feedback, isGPC, levels, purposes, quietly, save, state, words } from './confide.js'

export function offered(purpose) {
  const inVisit = purpose === 'recommendations' || ['learning', 'measurement'].includes(purpose) && !isGPC()
  return ['off', ...inVisit ? ['visit'] : [], ...purpose === 'recommendations' && canKeep() ? ['device'] : [], ...state.named && !isGPC() ? ['account'] : []]
}

const canKeep = () => !!state.asked?.graph && !isGPC() && 'indexedDB' in window

export async function set(wanted, surface, isGesture) {
  const { named, yes, noes } = state
  for (const [purpose, level] of Object.entries(wanted)) {
    if (!purposes.includes(purpose)) throw new TypeError(`confide: there is no purpose '${purpose}'`)
    if (!levels.includes(level)) throw new TypeError(`confide: there is no level '${level}'`)
    if (level === 'device' && !(await notices(), offered(purpose).includes(level))) throw new TypeError(`confide: ${purpose} cannot stay on this device here`)
    if (level === 'account' && !named) throw new TypeError('confide: the level account needs identify() first')
    if (level !== 'off' && !isGesture) throw new TypeError('confide: a yes needs a click or a key')
  }
  const before = { ...yes, ...named?.decided }
  if (before.recommendations === 'device' && (wanted.recommendations ?? 'device') !== 'device') await forgetHere()
  for (const [purpose, level] of Object.entries(wanted)) if (level === 'off') drop(purpose)
  const isForgotten = wanted.learning === 'off' ? await forgetVisit() : true
  const receipts = []
  let recorded = isForgotten
  for (const [purpose, level] of Object.entries(wanted)) {
    if (level === (before[purpose] ?? (named ? '' : 'off'))) continue
    try {
      receipts.push(...await record(purpose, level, surface))
      if (named) named.decided[purpose] = level
      else if (level !== 'off') yes[purpose] = level
      if (level !== 'off') noes.delete(purpose)
      if (level === 'device') await (await device()).keep()
    } catch { recorded = false }
  }
  saveNoes()
  save()
  const done = { levels: consent.get(), receipts, recorded }
  emit('consent', done)
  return done
}

async function record(purpose, level, surface) {
  const words = (await notices()).notices.find(each => each.purpose === purpose)
  const [method, path] = state.named ? ['PUT', '/v1/consent'] : ['POST', '/v1/consent/anonymous']
  const { receipts } = await call(method, path, {
    decisions: { [purpose]: level }, surface,
    notice: { version: words.version, language: words.language, hash: words.sha256 },
  })
  return receipts
}

async function forgetHere() {
  Object.assign(state.visit, { items: [], hidden: [] })
  delete state.yes.recommendations
  if (state.named) state.named.decided.recommendations = 'off'
  await (await device()).erase()
}

function drop(purpose) {
  state.noes.add(purpose)
  delete state.yes[purpose]
  if (state.named) state.named.decided[purpose] = 'off'
  if (purpose === 'recommendations') Object.assign(state.visit, { items: [], hidden: [] })
  save()
}

function saveNoes() {
  const said = purposes.map((purpose, index) => state.noes.has(purpose) ? index : '').join('')
  const here = !state.named && state.yes.recommendations === 'device' ? 'd' : ''
  const seconds = (said || here) && (state.asked?.asking.months_after_no ?? 12) * 2_678_400
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  quietly(() => { document.cookie = `confide_choice=1.${said}${here}; Path=/; Max-Age=${seconds || 0}; SameSite=Lax${secure}` })
}

async function forgetVisit() {
  const { visit } = state
  if (!visit.token) return true
  try {
    await call('POST', '/v1/visits/forget', { visit: visit.token })
    visit.token = ''
    return true
  } catch { return false }
}

export async function identify(token) {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token ?? '')) return { identified: false, reason: 'not_a_token' }
  const named = state.named = { token, decided: {} }
  try {
    for (const { purpose, level, because, may_ask: mayAsk } of (await call('GET', '/v1/consent')).purposes) {
      if (because !== 'not_asked' && (!mayAsk || level !== 'off')) named.decided[purpose] = level
    }
    state.asked = null
    emit('consent', { levels: consent.get(), receipts: [], recorded: true })
    return { identified: true }
  } catch ({ message }) {
    state.named = null
    return { identified: false, reason: message }
  }
}

export function centre(action) {
  const field = (name, value) => make('input', { type: 'hidden', name, value })
  const form = make('form', { method: 'post', action, hidden: true },
    field('token', state.named.token), field('language', state.shop.locale))
  document.body.append(form)
  form.submit()
}

export async function reset() {
  if (consent.get().recommendations === 'device') await (await device()).open()
  const isForgotten = await forgetVisit()
  Object.assign(state.visit, { items: [], hidden: [] })
  save()
  emit('reset', {})
  return { forgotten: isForgotten }
}

export async function data(action = 'show') {
  const isHere = consent.get().recommendations === 'device'
  if (isHere) await (await device()).open()
  const here = { refused: [...state.noes], agreed: state.yes, ...state.visit }
  if (action === 'erase') {
    state.yes = {}
    const { forgotten } = await reset()
    const account = state.named ? await call('POST', '/v1/me/requests', { kind: 'erase' }) : null
    if (account) state.named.decided = {}
    if (isHere) await forgetHere()
    saveNoes()
    save()
    emit('consent', { levels: consent.get(), receipts: [], recorded: forgotten })
    return { erased: forgotten, account }
  }
  if (!state.named) return { device: here, account: null }
  if (action === 'show') return { device: here, account: await call('GET', '/v1/consent') }
  const { request } = await call('POST', '/v1/me/requests', { kind: 'access' })
  return { device: here, account: await call('GET', `/v1/me/requests/${request.id}/data`) }
}

export async function why(answer, id) {
  const text = await words()
  const item = answer.items.find(each => each.id === id)
  return (item?.reasons ?? []).slice(0, 3).map(reason => ({
    ...reason, text: text.reasons[reason.code] ?? text.reasons.in_catalog,
    name: reason.item ? reason.title ?? text.anItem : item.category ?? text.thisShop,
    undo: state.visit.items.includes(reason.item) ? () => feedback(reason.item, 'less') : null,
  }))
}

"""##),
("compat.js", ##"""
// window.analytics over Confide, for shops that call analytics.js today. What was called before a yes is dropped, not
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
  identify: (token, ...more) => result(identify(typeof token === 'string' ? token : ''), ...more),
  reset: () => reset(),
  on: (type, listener) => { on(type, listener); return analytics },
  ready: listener => { if (isReady) listener(); else later.push(listener); return analytics },
  user: () => ({ id: () => null, anonymousId: () => null, traits: () => ({}) }),
  initialized: true,
}
for (const name of ['alias', 'group', 'screen', 'debug', 'load', 'setAnonymousId', 'addSourceMiddleware']) {
  analytics[name] = () => Promise.resolve({ sent: false, reason: 'not_needed' })
}

const queue = Array.isArray(window.analytics) ? window.analytics : []
window.analytics = analytics
for (const [method, ...rest] of queue) {
  if (['track', 'page', 'on', 'ready'].includes(method)) analytics[method](...rest)
}
isReady = true
for (const listener of later) listener()

"""##),
("confide.css", ##"""
/* The room of shelves and of the question, from the first paint on: link it in the head, and nothing moves. */
confide-shelf { display: block; min-block-size: var(--confide-shelf-height, 26rem) }
confide-question { display: block; min-block-size: var(--confide-question-height, 8rem) }
@media (max-width: 64rem) { :root { --confide-question-height: 11rem } }
@media (max-width: 40rem) { :root { --confide-question-height: 14.5rem } }
@media (max-width: 32rem) { :root { --confide-question-height: 19.5rem } }
@media (max-width: 22rem) { :root { --confide-question-height: 24rem } }

/* The shelf that the server renders for pages without JavaScript. */
.confide-list { display: flex; gap: 1rem; margin: 0; padding: .25rem; list-style: none; overflow-x: auto; font: 1rem/1.4 system-ui, sans-serif }
.confide-list li { flex: none; inline-size: 10rem }
.confide-list a { color: inherit; text-decoration: none }
.confide-list img { display: block; inline-size: 10rem; block-size: 10rem; object-fit: contain }
.confide-list .name { display: block; overflow-wrap: anywhere; max-block-size: 4.2em; overflow: hidden }

"""##),
("confide.d.ts", ##"""
// Types of Confide's storefront SDK; docs/sdk.md explains it.

export type Purpose =
  'recommendations' | 'history' | 'learning' | 'measurement' | 'messages' | 'offers' | 'research'
/** `device` is there where the shop publishes a graph of its items, and where the browser keeps things. */
export type Level = 'off' | 'visit' | 'device' | 'account'
export type Levels = Record<Purpose, Level>
export type Placement = 'home' | 'product' | 'cart' | 'category' | 'search'

export interface Answer {
  /** Colors are `#rrggbb`. */
  background?: string
  color?: string
  fontSize?: string
  fontWeight?: string
  padding?: string
  borderRadius?: string
}

/** Refused by `init` where the two answers differ in anything but color, or in contrast by more than a tenth. */
export interface Theme {
  paper?: string
  ink?: string
  button?: string
  buttonInk?: string
  yes?: Answer
  no?: Answer
}

export interface Options {
  /** A write key, `pk_…`. */
  key: string
  /** Where Confide is; where this module came from when it is left out. */
  endpoint?: string
  /** `in-context`: when a shopper opens the choices. `banner`: at the top of the page. Default `in-context`. */
  ask?: 'in-context' | 'banner' | 'never'
  /** The page's language when it is left out. */
  locale?: string
  theme?: Theme
  /** The address of the privacy centre. */
  privacy?: string
  /** `true` for `window.dataLayer`, or the array itself. */
  dataLayer?: boolean | unknown[]
}

/** Idempotent; stores nothing. Rejects with a TypeError for options that are wrong. */
export function init(options: Options): Promise<void>

export interface Consented {
  levels: Levels
  /** Hers alone: the server keeps no copy. */
  receipts: unknown[]
  /** Whether all was put on record; what was not stays off. */
  recorded: boolean
}

export const consent: {
  /** Reads, and never creates anything. */
  get(): Levels
  /** Rejects with a TypeError for what cannot be, and for a yes without a click or a key. */
  set(levels: Partial<Levels>, surface?: 'page' | 'banner' | 'settings' | 'account' | 'checkout'): Promise<Consented>
  /** Shows the question, all choices, or the privacy centre; gives the focus back to `opener`. */
  open(view?: 'question' | 'settings' | 'centre', opener?: HTMLElement): Promise<void>
}

export interface Told { sent: boolean, kept?: number, reason?: string }

/** GA4's and Segment's names. Without a yes it resolves to `{ sent: false, reason: 'no_consent' }`. */
export function track(event: string, properties?: Record<string, unknown>): Promise<Told>
/** The product that the page is about: as given, or from the page's own JSON-LD. */
export function page(properties?: Record<string, unknown>): Promise<Told>
/** Takes a token that the shop's backend signed; no e-mail address, no traits. */
export function identify(token: string): Promise<{ identified: boolean, reason?: string }>

export interface Reason { code: string, item?: string, title?: string }
export interface Item {
  id: string
  title?: string
  link?: string
  image?: string
  category?: string
  price?: { amount: string, currency: string }
  reasons: Reason[]
}
export interface Recommendation {
  placement: Placement
  level: Level
  because?: string
  purposes: Purpose[]
  held_out?: boolean
  items: Item[]
}
export interface Asked {
  placement?: Placement
  product?: string
  products?: string[]
  limit?: number
  /** 1, the familiar, to 5, the unknown; from level `visit` on. */
  surprise?: 1 | 2 | 3 | 4 | 5
}

/** Rejects where the server cannot be reached; `<confide-shelf>` never does. */
export function recommend(asked?: Asked): Promise<Recommendation>
/** Fills any element, or a `<confide-shelf>`. */
export function shelf(element: HTMLElement, options?: Asked & { heading?: string }): HTMLElement
/** At most three true reasons; `name` belongs where `text` has `{item}`. */
export function why(answer: Recommendation, id: string): Promise<
  (Reason & { text: string, name: string, undo: (() => void) | null })[]>
/** `hide` and `undo` for what is suggested; `less` and `more` for what suggestions come from. Counts in the next answer. */
export function feedback(id: string, kind: 'hide' | 'undo' | 'less' | 'more'): { applied: boolean, reason?: string }
/** All that is known, here and of a signed-in shopper on the server; or its end. */
export function data(action?: 'show' | 'export' | 'erase'): Promise<Record<string, unknown>>
/** Forgets the visit, here and in the shop's models; the answers stay. */
export function reset(): Promise<{ forgotten: boolean }>

/** Also as DOM events `confide:…` on `document`. Returns what ends it. */
export function on(type: 'consent', listener: (detail: Consented) => void): () => void
export function on(type: 'feedback', listener: (detail: { id: string, kind: string }) => void): () => void
export function on(type: 'error', listener: (detail: { code: string, path: string }) => void): () => void
export function on(type: 'reset', listener: () => void): () => void

"""##),
("confide.js", ##"""
// Confide's storefront SDK; docs/sdk.md explains it. Before a yes it stores nothing, and sends nothing about anybody.
import { defineShelf, fill } from './shelf.js'

export const purposes = ['recommendations', 'history', 'learning', 'measurement', 'messages', 'offers', 'research']
export const levels = ['off', 'visit', 'device', 'account']
export const state = { noes: new Set(), yes: {}, visit: { items: [], hidden: [], token: '' } }
const listeners = {}

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
  if (reach === 'device') try {
    return shown(await (await device()).suggest({ placement, items, limit }))
  } catch { items.length = 0 }
  else if (reach !== 'off') {
    const question = { placement, items, limit, exclude: visit.hidden }
    if (surprise) question.surprise = surprise
    if (reach === 'visit') question.visit = visit.items
    if (!isOnRecord()) question.consent = { recommendations: 'visit' }
    try { return shown(await call('POST', '/v1/shelves', question)) } catch { /* It was said. */ }
  }
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

"""##),
("de.js", ##"""
// Was Kundinnen und Kunden lesen, als Daten. Ein Test hält jeden Satz bei zwanzig Wörtern und drängt niemanden.
export default {
  choices: 'Privatsphäre wählen',
  turnOff: 'Ausschalten',
  basis: {
    off: 'Nichts über dich wurde benutzt.', visit: 'Nach dem, was du dir in diesem Besuch ansiehst.',
    device: 'Auf diesem Gerät berechnet, aus dem, was darauf bleibt.',
    account: 'Nach dem, was du in deinem Konto behältst.',
  },
  resting: 'Die Vorschläge ruhen gerade. Alles andere geht.',
  why: 'Warum sehe ich das?',
  hide: 'Kein Interesse',
  hidden: 'Ausgeblendet.',
  undo: 'Zurück',
  close: 'Schließen',
  stop: '{item} nicht mehr benutzen',
  stopped: 'Wird nicht mehr benutzt: {item}',
  anItem: 'etwas, das du dir angesehen hast',
  thisShop: 'diesem Laden',
  reasons: {
    because_you_viewed: 'Du hast dir {item} angesehen.', because_of_history: 'Es passt zu {item}, aus früheren Besuchen.',
    also_viewed: 'Wer sich {item} ansah, sah sich auch das an.',
    bought_together: 'Wer {item} kaufte, kaufte oft auch das. Wir zählen Bestellungen, keine Namen.',
    looks_like: 'Es ähnelt {item}.', popular_in_category: 'Beliebt in {item}.', popular: 'Beliebt in diesem Laden.',
    new_in_category: 'Neu in {item}.', new: 'Neu in diesem Laden.', chosen_by_shop: 'Der Laden zeigt es hier allen.',
    explored: 'Zufällig gewählt, damit alles einmal gesehen wird.', in_catalog: 'Aus dem Katalog dieses Ladens.',
  },
  ask: {
    heading: 'Darf dieser Laden seine Regale nach dir ausrichten?', body: 'Nichts wird benutzt, bevor du wählst.',
    yes: 'Ja, nur dieser Besuch', no: 'Nein, es bleibt aus', more: 'Mehr Auswahl', hide: 'Ausblenden',
    saidNo: 'Es bleibt aus. Nur diese Antwort wurde gespeichert. Wir fragen {months} Monate lang nicht mehr.',
    saidYes: 'An für diesen Besuch. Ändern kannst du es jederzeit unter Privatsphäre wählen.',
    gpc: 'Dein Browser bittet, dir nicht zu folgen. Alles Freiwillige bleibt aus.',
    failed: 'Der Laden war nicht zu erreichen. Nichts wurde geändert, und es ist weiter aus.',
    receipt: 'Beleg speichern',
  },
  settings: {
    intro: 'Was du speicherst, gilt sofort. Du kannst es hier jederzeit ändern.', who: 'Verantwortlich: {item}',
    contact: 'Kontakt: {item}', officer: 'Datenschutzbeauftragte: {item}', complaints: 'Beschweren kannst du dich auch hier: {item}',
    save: 'Speichern', saved: 'Gespeichert.', notSaved: 'Manches konnte nicht gespeichert werden. Das bleibt aus.',
    level: { off: 'Aus', visit: 'Nur dieser Besuch', device: 'Auf diesem Gerät', account: 'Mein Konto' },
    reach: {
      off: 'Wir benutzen das nicht.', visit: 'Es ist weg, wenn du den Tab schließt.',
      counted: 'Wir nutzen diesen Besuch, ohne deinen Namen. Er folgt dir nicht.',
      device: 'Es bleibt in diesem Browser. Wir sehen es nie.',
      account: 'Wir behalten es bei deinem Konto, damit es auf all deinen Geräten gilt.',
    },
    purpose: {
      recommendations: 'Vorschläge für dich', history: 'Meine früheren Bestellungen nutzen',
      learning: 'Vorschläge verbessern helfen', measurement: 'Zählen, was ankommt', messages: 'Nachrichten an mich',
      offers: 'Angebote für mich', research: 'Forschung des Ladens',
    },
    effect: { on: 'Das schaltet ein:', off: 'Das schaltet aus:', stays: 'Das bleibt an:' },
    does: {
      recommendations: 'Für dich ausgesucht', history: 'Passendes zu deinen Bestellungen',
      learning: 'Dein Beitrag zu dem, was der Laden lernt', measurement: 'Zählen mit dir in den Summen',
      messages: 'Ausgesuchtes in Nachrichten, die du willst', offers: 'Angebote, für dich ausgesucht',
      research: 'Dein Beitrag zu Untersuchungen',
    },
    goes: {
      visit: 'Was dieser Tab von deinem Besuch behält, geht.', device: 'Was dieses Gerät von dir behält, geht.',
      account: 'Was dein Konto dafür behält, geht.', learning: 'Was du gelehrt hast, wird herausgerechnet.',
      measurement: 'Frühere Summen bleiben. Niemand ist darin genannt.', messages: '', offers: '', research: '',
    },
  },
}

"""##),
("device.js", ##"""
// The level device: what she looked at stays here, and is ranked here, on a graph that is the same for everybody.
import { ask, quietly, state } from './confide.js'

const kept = { earlier: new Set() }
const visitEnds = 18e5
const forgotten = 90 * 864e5
let opening

function store(mode, act) {
  return new Promise((resolve, reject) => {
    const opened = indexedDB.open('confide', 1)
    opened.onupgradeneeded = () => opened.result.createObjectStore('kept')
    opened.onerror = () => reject(opened.error)
    opened.onsuccess = () => {
      const done = opened.result.transaction('kept', mode)
      const asked = act(done.objectStore('kept'))
      done.oncomplete = () => { opened.result.close(); resolve(asked.result) }
      done.onabort = () => { opened.result.close(); reject(done.error) }
    }
  }).catch(() => null)
}

export function open() {
  return opening ??= (async () => {
    const [hers, graph] = await Promise.all(['hers', 'graph'].map(name => store('readonly', all => all.get(name))))
    kept.graph ??= graph
    const { visit } = state
    const idle = hers ? Date.now() - hers.time : Infinity
    if (idle > forgotten) return
    kept.earlier = new Set(idle < visitEnds ? hers.earlier : hers.items)
    for (const item of visit.items) kept.earlier.delete(item)
    visit.items = [...hers.items, ...visit.items].slice(-50)
    visit.hidden = [...new Set([...hers.hidden, ...visit.hidden])]
  })()
}

export async function keep() {
  await open()
  const { items, hidden } = state.visit
  kept.earlier.delete(items.at(-1))
  await store('readwrite', all => all.put({ items, hidden, earlier: [...kept.earlier], time: Date.now() }, 'hers'))
}

export async function erase() {
  opening = kept.graph = kept.read = null
  kept.earlier.clear()
  await new Promise(resolve => {
    const asked = quietly(() => indexedDB.deleteDatabase('confide'))
    if (!asked) return resolve()
    asked.onsuccess = asked.onerror = asked.onblocked = resolve
  })
}

export function parse(shards) {
  const graph = { names: [], to: [], weights: [], positions: [] }
  const text = new TextDecoder('utf-8', { fatal: true })
  for (const bytes of shards) {
    let at = 4
    const number = () => {
      for (let sum = 0, unit = 1; ; unit *= 128) {
        const byte = bytes[at++]
        if (byte === undefined) throw new RangeError('truncated')
        sum += (byte & 127) * unit
        if (byte < 128) return sum
      }
    }
    if (text.decode(bytes.subarray(0, 4)) !== 'CFG1') throw new TypeError('not a graph')
    const [first, count] = [number(), number(), number()]
    if (first !== graph.names.length) throw new RangeError('a shard is missing')
    graph.positions = Array.from({ length: number() }, number)
    for (let item = 0; item < count; item++) {
      const length = number()
      graph.names.push(text.decode(bytes.subarray(at, at += length)))
    }
    for (const length of Array.from({ length: count }, number)) {
      let last = -1
      graph.to.push(Array.from({ length }, () => last += number() + 1))
    }
    for (const row of graph.to.slice(first)) graph.weights.push(bytes.subarray(at, at += row.length))
  }
  graph.numbers = new Map(graph.names.map((name, item) => [name, item]))
  return graph
}

const recent = ({ positions }, steps) => [...new Set([...steps].reverse())].slice(0, positions.length)

export function rank(graph, steps, hidden = [], seen = steps) {
  const scores = new Map()
  recent(graph, steps).forEach((step, place) => graph.to[step].forEach((item, edge) =>
    scores.set(item, (scores.get(item) ?? 0) + graph.positions[place] * graph.weights[step][edge])))
  const out = new Set([...seen, ...hidden])
  const best = [...scores].filter(([item, score]) => score > 0 && !out.has(item))
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([item]) => item)
  for (const item of best) out.add(item)
  return [...best, ...graph.names.keys()].filter((item, place) => place < best.length || !out.has(item))
}

const reasons = (graph, item, steps) => recent(graph, steps)
  .map((step, place) => [step, graph.positions[place] * (graph.weights[step][graph.to[step].indexOf(item)] ?? 0)])
  .filter(([, much]) => much > 0).sort((a, b) => b[1] - a[1]).slice(0, 3).map(([step]) => step)

async function graph() {
  if (kept.graph && Date.now() - kept.graph.time < 36e5) return kept.read ??= parse(kept.graph.shards)
  const key = `?key=${state.shop.key}`
  try {
    const { release, shards } = await ask(`/v1/graph${key}`)
    const parts = [...Array(shards).keys()].map(shard => `/v1/graph/${release}/${shard}`)
    const bytes = kept.graph?.release === release ? kept.graph.shards
      : await Promise.all(parts.map(part => ask(part + key, {}, async answer => new Uint8Array(await answer.arrayBuffer()))))
    const items = (await Promise.all(parts.map(part => ask(`${part}/items${key}`)))).flatMap(each => each.items)
    kept.read = parse(bytes)
    kept.graph = { release, shards: bytes, items, time: Date.now() }
    await store('readwrite', all => all.put(kept.graph, 'graph'))
  } catch (error) {
    if (!kept.graph) throw error
    kept.read ??= parse(kept.graph.shards)
  }
  return kept.read
}

export async function suggest({ placement, items, limit }) {
  await open()
  const known = await graph()
  const numbers = ids => ids.flatMap(id => known.numbers.get(id) ?? [])
  const { visit } = state
  const cards = new Map(kept.graph.items.map(item => [item.id, item]))
  const [page, steps] = [new Set(numbers(items)), numbers([...visit.items, ...items])]
  const taken = new Set(items.map(id => cards.get(id)?.group))
  const fits = item => {
    const card = cards.get(known.names[item])
    if (!card || card.group && taken.has(card.group)) return false
    taken.add(card.group)
    return true
  }
  const seen = numbers([...visit.items.filter(id => !kept.earlier.has(id)), ...items])
  const best = rank(known, steps, numbers(visit.hidden), seen).filter(fits).slice(0, limit)
  const because = item => reasons(known, item, steps).map(step => ({
    code: page.has(step) ? 'also_viewed' : 'because_you_viewed', item: known.names[step], title: cards.get(known.names[step])?.title,
  }))
  return {
    placement, level: 'device', purposes: ['recommendations'],
    items: best.map(item => {
      const said = because(item)
      return { ...cards.get(known.names[item]), reasons: said.length ? said : [{ code: 'popular' }] }
    }),
  }
}

"""##),
("en.js", ##"""
// What shoppers read, as data. A test holds every sentence to twenty words, and to words that press nobody.
export default {
  choices: 'Privacy choices',
  turnOff: 'Turn off',
  basis: {
    off: 'Nothing about you was used.', visit: 'From what you look at in this visit.',
    device: 'Worked out on this device, from what stays on it.',
    account: 'From what you keep in your account.',
  },
  resting: 'Suggestions are resting. Everything else works.',
  why: 'Why am I seeing this?',
  hide: 'Not interested',
  hidden: 'Hidden.',
  undo: 'Undo',
  close: 'Close',
  stop: 'Stop using {item}',
  stopped: 'No longer used: {item}',
  anItem: 'something you looked at',
  thisShop: 'this shop',
  reasons: {
    because_you_viewed: 'You looked at {item}.', because_of_history: 'It fits {item}, from your earlier visits.',
    also_viewed: 'People who looked at {item} also looked at this.',
    bought_together: 'People who bought {item} often bought this too. We count orders, not names.',
    looks_like: 'It is similar to {item}.', popular_in_category: 'Popular in {item}.', popular: 'Popular in this shop.',
    new_in_category: 'New in {item}.', new: 'New in this shop.', chosen_by_shop: 'This shop puts it here for everyone.',
    explored: 'A random pick, so that all things get seen.', in_catalog: 'From the catalog of this shop.',
  },
  ask: {
    heading: 'May this shop tailor its shelves to you?', body: 'Nothing is used until you choose.',
    yes: 'Yes, this visit only', no: 'No, keep it off', more: 'More choices', hide: 'Hide',
    saidNo: 'Kept off. Nothing was saved except this answer. We will not ask again for {months} months.',
    saidYes: 'On for this visit. Change it any time under Privacy choices.',
    gpc: 'Your browser asked us not to track. We keep everything optional off.',
    failed: 'The shop could not be reached. Nothing was changed, and it is still off.',
    receipt: 'Save the receipt',
  },
  settings: {
    intro: 'What you save counts at once. You can change it here any time.', who: 'Responsible: {item}',
    contact: 'Contact: {item}', officer: 'Data protection officer: {item}', complaints: 'You can also complain to: {item}',
    save: 'Save', saved: 'Saved.', notSaved: 'Some choices could not be saved. Those stay off.',
    level: { off: 'Off', visit: 'This visit only', device: 'On this device', account: 'My account' },
    reach: {
      off: 'We do not use this.', visit: 'It is gone when you close the tab.',
      counted: 'We use this visit, without your name. It does not follow you.',
      device: 'It stays in this browser. We never see it.',
      account: 'We keep it with your account, so it works on all your devices.',
    },
    purpose: {
      recommendations: 'Suggestions for you', history: 'Use my past orders', learning: 'Help improve suggestions',
      measurement: 'Count what works', messages: 'Messages to me', offers: 'Offers for me', research: 'Shop research',
    },
    effect: { on: 'This turns on:', off: 'This turns off:', stays: 'This stays on:' },
    does: {
      recommendations: 'Picked for you', history: 'Picks that fit your orders', learning: 'Your part in what the shop learns',
      measurement: 'Counting with you in the sums', messages: 'Picks in messages you ask for', offers: 'Offers picked for you',
      research: 'Your part in studies',
    },
    goes: {
      visit: 'What this tab keeps of your visit goes.', device: 'What this device keeps of you goes.',
      account: 'What your account keeps for it goes.', learning: 'What you taught is taken out.',
      measurement: 'Sums from before stay. Nobody is named in them.', messages: '', offers: '', research: '',
    },
  },
}

"""##),
("events.js", ##"""
// Events, after a yes: in GA4's names, and in Segment's for the same. What no purpose needs never gets a field.
import { call, device, isOnRecord, level, save, state } from './confide.js'

const names = {
  'product list viewed': 'view_item_list', 'product clicked': 'select_item', 'product viewed': 'view_item',
  'product added to wishlist': 'add_to_wishlist', 'product added': 'add_to_cart',
  'product removed': 'remove_from_cart', 'order completed': 'purchase', 'order refunded': 'refund',
}
const known = Object.values(names)

export async function track(event, properties = {}) {
  const word = `${event}`.toLowerCase()
  const name = word === 'page' ? 'view_item' : known.includes(word) ? word : names[word]
  const items = name ? lines(word === 'page' ? onPage(properties) : properties) : []
  if (!items.length) return { sent: false, reason: 'not_needed' }
  const reach = level('recommendations')
  if (reach === 'device') await (await device()).open()
  if (name === 'view_item' && /visit|device/.test(reach)) remember(items[0].item_id)
  const told = ['learning', 'measurement', 'history'].filter(purpose => level(purpose) !== 'off')
  if (reach === 'account') told.push('recommendations')
  if (!told.length) return { sent: false, reason: 'no_consent' }
  const { visit } = state
  visit.token ||= Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
  save()
  const body = { visit: visit.token, events: [{ name, items }] }
  if (properties.currency) body.currency = `${properties.currency}`
  if (!isOnRecord()) body.consent = Object.fromEntries(told.map(purpose => [purpose, 'visit']))
  const { kept } = await call('POST', '/v1/events', body)
  return { sent: true, kept }
}

function lines(properties) {
  const all = properties.items ?? properties.products ?? [properties]
  return all.slice(0, 100).flatMap(each => {
    const id = each.item_id ?? each.product_id ?? each.id ?? each.sku ?? ''
    if (id === '') return []
    const line = { item_id: `${id}` }
    const quantity = Math.trunc(each.quantity)
    if (quantity > 1) line.quantity = Math.min(quantity, 10000)
    if (properties.currency && /^\d+(\.\d+)?$/.test(each.price)) line.price = `${each.price}`
    return [line]
  })
}

function remember(id) {
  const { visit } = state
  if (visit.items.at(-1) !== id) visit.items = [...visit.items, id].slice(-50)
  save()
}

function onPage(properties) {
  if (properties.product_id ?? properties.item_id) return properties
  for (const { textContent } of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const said = JSON.parse(textContent)
      const product = [said, said['@graph'] ?? []].flat(2).find(each => each['@type'] === 'Product')
      if (product) return { product_id: product.productID ?? product.sku }
    } catch { /* Not ours to mend. */ }
  }
  return {}
}

"""##),
("layer.js", ##"""
// GA4's own pushes, as shops make them already.
import { quietly, track } from './confide.js'

export function listen(layer) {
  const take = entry => quietly(() => {
    const [name, details] = entry[0] === 'event' ? [entry[1], entry[2]] : [entry.event, entry.ecommerce]
    if (name && details) track(name, details)
  })
  layer.forEach(take)
  const push = layer.push
  layer.push = (...entries) => {
    entries.forEach(take)
    return push.apply(layer, entries)
  }
}

"""##),
("reasons.js", ##"""
// "Why am I seeing this?": at most three true reasons, and a way to undo those that come from this visit.
import { why, words } from './confide.js'
import { make, named, rooted } from './shelf.js'

export const dialogStyle = `
* { box-sizing: border-box; margin: 0 }
dialog { inline-size: min(40rem, 100% - 2rem); max-block-size: calc(100% - 2rem); margin: auto; padding: 1.5rem; border: 1px solid; border-radius: .75rem; background: var(--confide-paper, Canvas); color: var(--confide-ink, CanvasText); overflow-wrap: anywhere; line-height: 1.5 }
ul { padding: 0; list-style: none }
li { margin-block: .75rem }
button { font: inherit; min-block-size: 2.75rem; padding: .5rem 1rem; border: 1px solid; border-radius: .5rem; background: none; color: inherit; cursor: pointer }
fieldset { border: 0; border-block-start: 1px solid; padding: .75rem 0; margin: .75rem 0 0 }
legend { font-weight: 600; float: inline-start; inline-size: 100% }
legend + * { clear: both }
label { display: flex; gap: .5rem; align-items: baseline; padding-block: .25rem; min-block-size: 2rem }
input { inline-size: 1.25rem; block-size: 1.25rem; flex: none }
.acts { display: flex; flex-wrap: wrap; gap: .75rem; margin-block: .75rem }
a { color: inherit }
:focus-visible { outline: 3px solid; outline-offset: 2px }`

export function show(title, opener, ...content) {
  const host = make('div')
  const dialog = make('dialog', { 'aria-labelledby': 'title' },
    make('h2', { id: 'title', tabIndex: -1, autofocus: true, textContent: title }), ...content)
  dialog.addEventListener('close', () => {
    host.remove()
    if (opener?.isConnected) opener.focus()
  })
  rooted(host, dialogStyle).append(dialog)
  document.body.append(host)
  dialog.showModal()
  return dialog
}

export const say = (template, name) =>
  template.split(/(\{item\})/).map(part => part === '{item}' ? named(name) : part)

export async function explain(item, answer, { said, list }) {
  const text = await words()
  const opener = list.getRootNode().activeElement
  const reasons = (await why(answer, item.id)).map(reason => {
    const line = make('li', {}, ...say(reason.text, reason.name))
    const stop = () => {
      reason.undo()
      line.replaceChildren(...say(text.stopped, reason.name))
      said.textContent = line.textContent
      dialog.querySelector('h2').focus()
    }
    if (reason.undo) line.append(make('br'), make('button', { type: 'button', onclick: stop }, ...say(text.stop, reason.name)))
    return line
  })
  const close = make('button', { type: 'button', textContent: text.close, onclick: () => dialog.close() })
  const dialog = show(text.why, opener, make('p', {}, named(item.title || item.id)), make('ul', { role: 'list' }, ...reasons), close)
}

"""##),
("settings.js", ##"""
// All choices, purpose by purpose, in a real dialog. Nothing is ticked but what she said herself.
import { consent, isGPC, words } from './confide.js'
import { kept, notices } from './ask.js'
import { offered } from './choices.js'
import { say, show } from './reasons.js'
import { make } from './shelf.js'

const reach = (purpose, level) => level === 'visit' && purpose !== 'recommendations' ? 'counted' : level

function effect({ effect, does, goes }, purpose, from, to) {
  if (from === to) return ''
  const gone = from === 'off' || from === 'visit' && to !== 'off' ? '' : goes[purpose] ?? goes[from]
  return `${effect[to === 'off' ? 'off' : from === 'off' ? 'on' : 'stays']} ${does[purpose]}. ${gone}`
}

export async function choose(opener) {
  const [text, asked] = await Promise.all([words(), notices()])
  const { settings } = text
  const now = consent.get()
  const effects = []
  const groups = asked.notices.filter(({ purpose }) => offered(purpose).length > 1).map(notice => {
    const said = make('p', { ariaLive: 'polite' })
    effects.push(said)
    const onchange = ({ target }) => { said.textContent = effect(settings, notice.purpose, consent.get()[notice.purpose], target.value) }
    return make('fieldset', { onchange },
      make('legend', { textContent: settings.purpose[notice.purpose] }),
      make('p', { textContent: notice.text, lang: notice.language }),
      ...offered(notice.purpose).map(level => make('label', {},
        make('input', { type: 'radio', name: notice.purpose, value: level, checked: now[notice.purpose] === level }),
        make('span', {}, make('b', { textContent: settings.level[level] }), `: ${settings.reach[reach(notice.purpose, level)]}`))), said)
  })
  const form = make('form', {}, ...groups)
  const { name, contact, data_protection_officer: officer, complaints } = asked.controller
  const about = [[settings.who, name], [settings.contact, contact], [settings.officer, officer], [settings.complaints, complaints]]
  const status = make('p', { role: 'status' })
  const save = async () => {
    const { recorded, receipts } = await consent.set(Object.fromEntries(new FormData(form)), 'settings')
    for (const each of effects) each.textContent = ''
    status.replaceChildren(recorded ? settings.saved : settings.notSaved, ' ', ...kept(text, receipts))
  }
  const button = (textContent, onclick) => make('button', { type: 'button', textContent, onclick })
  const dialog = show(text.choices, opener,
    make('p', { textContent: settings.intro }), ...isGPC() ? [make('p', { textContent: text.ask.gpc })] : [], form,
    ...about.filter(([, known]) => known && known !== 'not configured').map(each => make('p', {}, ...say(...each))),
    make('div', { className: 'acts' }, button(settings.save, save), button(text.close, () => dialog.close())), status)
}

"""##),
("shelf.js", ##"""
// <confide-shelf>: its room is there before its goods are, so that nothing on the page moves.
import { consent, feedback, level, on, quietly, recommend, state, words } from './confide.js'

const style = `
:host { display: block; min-block-size: var(--confide-shelf-height, 26rem) }
:host([hidden]) { display: none }
* { box-sizing: border-box; margin: 0 }
h2 { min-block-size: 1.3em; line-height: 1.3 }
footer { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; font-size: .875rem }
ul { display: flex; gap: 1rem; padding: .25rem; list-style: none; overflow-x: auto; min-block-size: 20rem }
li { flex: none; inline-size: 10rem }
a { color: inherit }
.picture { display: block; inline-size: 10rem; block-size: 10rem; object-fit: contain; background: #8881; border-radius: .5rem }
.name { display: block; overflow: hidden; overflow-wrap: anywhere; line-height: 1.3; block-size: 2.6em; margin-block: .25rem }
.price { line-height: 1.4; min-block-size: 1.4em }
.acts { display: grid }
.acts > * { grid-area: 1 / 1; display: grid; justify-items: start }
.gone, .out .asks { visibility: hidden }
.out .gone { visibility: visible }
.out .link { opacity: .4 }
button { font: inherit; font-size: .875rem; min-block-size: 2rem; padding: 0; border: 0; background: none; color: inherit; text-align: start; text-decoration: underline; cursor: pointer }
:focus-visible { outline: 3px solid; outline-offset: 1px }
.said { position: absolute; clip-path: inset(50%) }`

export function rooted(host, css) {
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  return root
}

export function make(name, more = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(more)) {
    if (key === 'onclick') element.addEventListener('click', value)
    else if (key in element && key !== 'role') element[key] = value
    else element.setAttribute(key, value)
  }
  element.append(...children)
  return element
}

export const named = (name, className = '') =>
  make('bdi', { className, textContent: [...`${name}`.slice(0, 300)].slice(0, 160).join('') })

const web = address => {
  const url = address && quietly(() => new URL(address, location.href))
  return /^https?:/.test(url?.protocol) ? url.href : ''
}

export function price({ amount, currency }, locale = state.shop.locale) {
  const sign = { EUR: '€', USD: '$', GBP: '£' }[currency]
  if (!sign || !/^\d+\.\d\d$/.test(amount) || !/^(en(-us)?|de(-de)?)$/.test(locale)) {
    return quietly(() => new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount)) ?? `${amount} ${currency}`
  }
  const text = amount.replace('.', ',').replace(/\B(?=(\d{3})+,)/g, '.')
  return locale[0] === 'd' ? `${text}\xa0${sign}` : sign + text.replace(/[.,]/g, mark => mark === '.' ? ',' : '.')
}

const count = text => Math.min(Math.max(Math.trunc(text) || 8, 1), 96)
const element = () => class extends HTMLElement {
  static observedAttributes = ['placement', 'item', 'items', 'limit', 'surprise', 'heading']
  turn = 0
  off = []

  connectedCallback() {
    this.parts ??= this.build()
    const again = () => this.fill()
    this.off = [on('consent', again), on('reset', again), on('feedback', ({ kind }) => { if (/less|more/.test(kind)) again() })]
    again()
  }

  disconnectedCallback() { for (const off of this.off) off() }
  attributeChangedCallback() { if (this.parts) this.fill() }

  build() {
    const title = make('h2', { id: 'title', part: 'heading', textContent: this.getAttribute('heading') })
    const choices = make('button', { type: 'button', part: 'choices', hidden: state.shop.ask === 'never', onclick: () => consent.open('question', choices).catch(() => {}) })
    const stop = make('button', { type: 'button', part: 'stop', hidden: true, onclick: async () => {
      await consent.set({ recommendations: 'off' }).catch(() => {})
      choices.focus()
    } })
    const list = make('ul', { role: 'list', part: 'list' })
    const basis = make('p', { className: 'basis', part: 'basis' })
    const said = make('p', { className: 'said', role: 'status' })
    rooted(this, style).append(
      make('section', { 'aria-labelledby': 'title' }, title, list, make('footer', {}, basis, stop, choices), said))
    return { title, choices, stop, list, basis, said }
  }

  async fill() {
    const turn = ++this.turn
    await null
    if (turn !== this.turn) return
    const { title, choices, stop, list, basis } = this.parts
    const given = name => this.getAttribute(name) || undefined
    title.textContent = given('heading') ?? ''
    const asked = {
      placement: given('placement'), product: given('item'), products: given('items')?.split(/\s+/),
      limit: count(given('limit')), surprise: Number(given('surprise')),
    }
    const [text, answer] = await Promise.all([words(), recommend(asked)].map(each => each.catch(() => null)))
    if (turn !== this.turn || !text) return
    choices.textContent = text.choices
    stop.textContent = text.turnOff
    stop.hidden = level('recommendations') === 'off'
    const items = answer?.items ?? []
    const here = [asked.product, ...asked.products ?? []]
    const isHers = items.some(({ reasons }) => reasons.some(({ item }) => item && !here.includes(item)))
    basis.textContent = answer ? text.basis[isHers ? answer.level : 'off'] : text.resting
    list.replaceChildren(...items.map(item => this.card(item, answer, text)))
    this.dispatchEvent(new CustomEvent('confide:shelf', { bubbles: true, detail: answer }))
  }

  card(item, answer, text) {
    const name = named(item.title || item.id, 'name')
    const blank = () => make('span', { className: 'picture' })
    const src = web(item.image)
    const picture = src ? make('img', { className: 'picture', part: 'image', alt: '', loading: 'lazy', src }) : blank()
    picture.onerror = () => picture.replaceWith(blank())
    const href = web(item.link)
    const link = make(href ? 'a' : 'span', { className: 'link', part: 'link', ...href && { href } }, picture, name)
    const button = (label, onclick) => make('button', { type: 'button', textContent: label, ariaLabel: `${label} \u2068${name.textContent}\u2069`, onclick })
    const turn = (isOut, next) => {
      feedback(item.id, isOut ? 'hide' : 'undo')
      card.classList.toggle('out', isOut)
      link.inert = isOut
      this.parts.said.textContent = isOut ? text.hidden : ''
      next.focus()
    }
    const hide = button(text.hide, () => turn(true, undo))
    const undo = button(text.undo, () => turn(false, hide))
    const explain = button(text.why, () => import('./reasons.js').then(({ explain }) => explain(item, answer, this.parts)))
    const card = make('li', { part: 'card' }, link,
      make('p', { className: 'price', part: 'price', textContent: item.price ? price(item.price) : '' }),
      make('div', { className: 'acts' }, make('div', { className: 'asks' }, explain, hide),
        make('div', { className: 'gone' }, make('span', { textContent: text.hidden }), undo)))
    return card
  }
}

export function defineShelf() {
  if (!customElements.get('confide-shelf')) customElements.define('confide-shelf', element())
}

export function fill(target, options = {}) {
  const shelf = target.localName === 'confide-shelf' ? target : make('confide-shelf')
  for (const [name, value] of Object.entries(options)) {
    shelf.setAttribute({ product: 'item', products: 'items' }[name] ?? name, [value].flat().join(' '))
  }
  if (shelf !== target) target.replaceChildren(shelf)
  return shelf
}

"""##),
("theme.js", ##"""
// Colors may be the shop's; a yes and a no that do not weigh the same may not.
const usual = { paper: '#ffffff', ink: '#1d1d1f', button: '#1d1d1f', buttonInk: '#ffffff' }

function luminance(color) {
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw new TypeError(`confide: theme colors are written as #rrggbb, not '${color}'`)
  const [red, green, blue] = [1, 3, 5].map(at => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function answers(theme) {
  const both = { ...usual, ...theme }
  const answer = own => ({ background: both.button, color: both.buttonInk, ...own })
  return { paper: both.paper, ink: both.ink, yes: answer(both.yes), no: answer(both.no) }
}

function check(theme) {
  const { paper, ink, yes, no } = answers(theme)
  const refuse = why => { throw new TypeError(`confide: this theme is refused: ${why}`) }
  for (const name of Object.keys({ ...yes, ...no })) {
    if (!['background', 'color', 'fontSize', 'fontWeight', 'padding', 'borderRadius'].includes(name)) refuse(`there is no '${name}'`)
    if (name !== 'background' && name !== 'color' && yes[name] !== no[name]) refuse(`the two answers differ in ${name}`)
  }
  if (contrast(ink, paper) < 4.5) refuse('its words cannot be read')
  const both = [yes, no].map(({ background, color }) => [contrast(color, background), contrast(background, paper)])
  if (both.some(([words]) => words < 4.5)) refuse('an answer cannot be read')
  if ([0, 1].some(at => Math.abs(Math.log(both[0][at] / both[1][at])) > 0.1)) refuse('the two answers differ in contrast')
}

export function paint(theme) {
  check(theme)
  const { paper, ink, yes, no } = answers(theme)
  const sheet = new CSSStyleSheet()
  sheet.insertRule(':root{}')
  const { style } = sheet.cssRules[0]
  const set = (name, value) => value && style.setProperty(`--confide-${name}`, value)
  set('paper', paper)
  set('ink', ink)
  for (const [which, answer] of Object.entries({ yes, no })) {
    set(which, answer.background)
    set(`${which}-ink`, answer.color)
  }
  set('answer-size', yes.fontSize)
  set('answer-weight', yes.fontWeight)
  set('answer-padding', yes.padding)
  set('answer-radius', yes.borderRadius)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

"""##),
    ]
}
