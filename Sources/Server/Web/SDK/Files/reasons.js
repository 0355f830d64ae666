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

// A real dialog: its title has the focus first, Escape closes it, and the focus goes back to where it was.
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

// A sentence with a name in it.
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
