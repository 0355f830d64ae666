// What every script of the demo needs.
export const $ = (query, root = document) => root.querySelector(query)
export const say = text => { $('#say').textContent = text }
export const element = (name, textContent = '', more = {}) => Object.assign(document.createElement(name), { textContent }, more)
export const bytes = count => count === undefined ? '…' : count < 1000 ? `${count} B` : `${(count / 1000).toFixed(1)} KB`

// An address of the demo itself, asked as its own pages may.
export async function post(path, body = {}) {
  const answer = await fetch(path, { method: 'POST', credentials: 'omit', body: JSON.stringify(body) })
  const said = await answer.json()
  if (!answer.ok) throw new Error(said.detail)
  return said
}
