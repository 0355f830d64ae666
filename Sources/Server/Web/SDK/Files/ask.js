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

// The words of the questions, as the server gives them; asked for only when a question is shown or answered.
export async function notices() {
  return state.asked ??= await call('GET', `/v1/consent/notices?language=${encodeURIComponent(state.shop.locale)}`)
}

// There is one question at a time.
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
  // Whoever asked for the question is led to it; nobody else's focus is moved.
  const isLed = opener && opener !== document.body
  if (isLed) title.focus()
  // Answered elsewhere, it is answered. Of somebody who signed in meanwhile the server is asked whether she may be asked.
  off()
  off = on('consent', () => {
    if (isDue() && state.asked) return
    off()
    if (isDue()) ask(opener).catch(() => {})
    else host.remove()
  })

  // What was chosen is said where the focus goes; what could not be put on record stays off, and is said too.
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

// A receipt is hers alone: the server keeps no copy.
export function kept(text, receipts) {
  if (!receipts.length) return []
  const json = JSON.stringify(receipts.length > 1 ? receipts : receipts[0], null, 2)
  const href = URL.createObjectURL(new Blob([json], { type: 'application/json' }))
  return [make('a', { textContent: text.ask.receipt, download: 'receipt.json', href })]
}
