// What happens only once somebody chooses or asks: answers, the words for them, who is signed in, and her data.
import { notices } from './ask.js'
import { make } from './shelf.js'
import { call, consent, device, emit, feedback, isGPC, levels, purposes, quietly, save, state, words } from './confide.js'

// The levels that a purpose can have here; nothing is offered that would do nothing.
export function offered(purpose) {
  const inVisit = purpose === 'recommendations' || ['learning', 'measurement'].includes(purpose) && !isGPC()
  return ['off', ...inVisit ? ['visit'] : [], ...purpose === 'recommendations' && canKeep() ? ['device'] : [], ...state.named && !isGPC() ? ['account'] : []]
}

// A shop that publishes no graph has nothing to rank with here.
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
  // A no holds at once, whatever the network does; what was kept goes first. What stays here is never sent later.
  if (before.recommendations === 'device' && (wanted.recommendations ?? 'device') !== 'device') await forgetHere()
  for (const [purpose, level] of Object.entries(wanted)) if (level === 'off') drop(purpose)
  const isForgotten = wanted.learning === 'off' ? await forgetVisit() : true
  const receipts = []
  let recorded = isForgotten
  for (const [purpose, level] of Object.entries(wanted)) {
    // A first no is put on no record: there is nothing to prove. A yes is, and the end of one.
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

// No id and no time: the same bytes for all who said no to the same, and the expiry does the asking again.
function saveNoes() {
  const said = purposes.map((purpose, index) => state.noes.has(purpose) ? index : '').join('')
  const here = !state.named && state.yes.recommendations === 'device' ? 'd' : ''
  const seconds = (said || here) && (state.asked?.asking.months_after_no ?? 12) * 2_678_400
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  quietly(() => { document.cookie = `confide_choice=1.${said}${here}; Path=/; Max-Age=${seconds || 0}; SameSite=Lax${secure}` })
}

// The shop's models forget this visit: only this tab knows its token.
async function forgetVisit() {
  const { visit } = state
  if (!visit.token) return true
  try {
    await call('POST', '/v1/visits/forget', { visit: visit.token })
    visit.token = ''
    return true
  } catch { return false }
}

// A token of the shop's own backend, good for this page: what she decided is read, and nothing is told.
export async function identify(token) {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token ?? '')) return { identified: false, reason: 'not_a_token' }
  const named = state.named = { token, decided: {} }
  try {
    for (const { purpose, level, because, may_ask: mayAsk } of (await call('GET', '/v1/consent')).purposes) {
      // What ran out, a yes or a no, is no answer any more: the server says whether she may be asked again.
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

// Her own page: her token goes in the body, so no address, no history and no log holds it.
export function centre(action) {
  const field = (name, value) => make('input', { type: 'hidden', name, value })
  const form = make('form', { method: 'post', action, hidden: true },
    field('token', state.named.token), field('language', state.shop.locale))
  document.body.append(form)
  form.submit()
}

// Forgets the visit, here and in the shop's models; the answers stay.
export async function reset() {
  if (consent.get().recommendations === 'device') await (await device()).open()
  const isForgotten = await forgetVisit()
  Object.assign(state.visit, { items: [], hidden: [] })
  save()
  emit('reset', {})
  return { forgotten: isForgotten }
}

// All that is known: here, and of a signed-in shopper on the server.
export async function data(action = 'show') {
  const isHere = consent.get().recommendations === 'device'
  if (isHere) await (await device()).open()
  const here = { refused: [...state.noes], agreed: state.yes, ...state.visit }
  if (action === 'erase') {
    // The yes goes first, so that no shelf asks with it once more.
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

// At most three true reasons, and what undoes each that comes from this visit.
export async function why(answer, id) {
  const text = await words()
  const item = answer.items.find(each => each.id === id)
  return (item?.reasons ?? []).slice(0, 3).map(reason => ({
    ...reason, text: text.reasons[reason.code] ?? text.reasons.in_catalog,
    name: reason.item ? reason.title ?? text.anItem : item.category ?? text.thisShop,
    undo: state.visit.items.includes(reason.item) ? () => feedback(reason.item, 'less') : null,
  }))
}
