import Ledger

extension ReceiptPage {
    /// The same checks as `Receipt.verify(by:)`, in the browser's own cryptography.
    static let script = """
        "use strict"
        const acts = {\(Act.allCases.map { "\"\($0.name)\": \($0.rawValue)" }.joined(separator: ", "))}
        \(checks)
        \(form)
        """

    private static let checks = #"""
        const utf8 = text => new TextEncoder().encode(text)
        const same = (a, b) => a.length === b.length && a.every((byte, at) => byte === b[at])
        const refuse = words => { throw new Error(words) }

        function joined(...parts) {
          const whole = new Uint8Array(parts.reduce((count, part) => count + part.length, 0))
          let at = 0
          for (const part of parts) { whole.set(part, at); at += part.length }
          return whole
        }

        async function sha256(...parts) {
          return new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)))
        }

        function fromHex(text, count) {
          if (text.length !== 2 * count || !/^[0-9a-f]*$/.test(text)) refuse("a number in it is not whole")
          return Uint8Array.from({ length: count }, (_, at) => parseInt(text.slice(2 * at, 2 * at + 2), 16))
        }

        function fromBase64(text) {
          let bytes
          try { bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0)) } catch { refuse("a line of it is not base 64") }
          if (btoa(String.fromCharCode(...bytes)) !== text) refuse("a line of it is not base 64")
          return bytes
        }

        function wholeNumber(text) {
          if (!/^(0|[1-9][0-9]*)$/.test(text) || !Number.isSafeInteger(Number(text))) refuse("a number in it is not whole")
          return Number(text)
        }

        // Everything that is committed to stands behind its length, eight bytes, most significant first.
        function measured(bytes) {
          const length = new Uint8Array(8)
          new DataView(length.buffer).setBigUint64(0, BigInt(bytes.length))
          return joined(length, bytes)
        }

        async function leafOf(receipt) {
          const fields = [utf8("confide.ledger.commitment.v1"), fromHex(receipt.salt, 32), [acts[receipt.act]], utf8(receipt.payload)]
          const commitment = await sha256(...fields.map(measured))
          if (!same(commitment, fromHex(receipt.commitment, 32))) refuse("act, salt and payload are not what was committed to")
          return sha256([0], commitment)
        }

        function readReceipt(text) {
          let receipt
          try { receipt = JSON.parse(text) } catch { refuse("the receipt is not JSON") }
          if (receipt?.format !== "confide-receipt@v1") refuse("this is not a receipt of Confide (confide-receipt@v1)")
          for (const name of ["act", "salt", "payload", "commitment"]) {
            if (typeof receipt[name] !== "string") refuse(`the receipt has no ${name}`)
          }
          if (!Object.hasOwn(acts, receipt.act)) refuse("the receipt is about an act that is not known here")
          if (typeof receipt.proof !== "string") refuse("the receipt has no proof yet; ask the shop for the proof of its line")
          return receipt
        }

        // C2SP tlog-proof@v1.
        function readProof(text) {
          const end = text.indexOf("\n\n")
          const lines = text.slice(0, Math.max(end, 0)).split("\n")
          if (lines.shift() !== "c2sp.org/tlog-proof@v1") refuse("the proof is not laid out as tlog-proof@v1")
          if (lines[0]?.startsWith("extra ")) fromBase64(lines.shift().slice(6))
          const index = lines.shift() ?? ""
          if (!index.startsWith("index ")) refuse("the proof is not laid out as tlog-proof@v1")
          const hashes = lines.map(fromBase64)
          if (hashes.some(hash => hash.length !== 32)) refuse("a hash of the proof is not whole")
          return { index: wholeNumber(index.slice(6)), hashes, note: text.slice(end + 2) }
        }

        // C2SP signed-note and checkpoint.
        function readCheckpoint(note) {
          const end = note.lastIndexOf("\n\n")
          if (end < 0 || !note.endsWith("\n")) refuse("the checkpoint is not a signed note")
          const text = note.slice(0, end + 1)
          const [origin, size, root, ...more] = text.slice(0, -1).split("\n")
          if (root === undefined || [origin, ...more].includes("")) refuse("the checkpoint is not three lines")
          const signatures = note.slice(end + 2, -1).split("\n").map(line => {
            const parts = line.split(" ")
            if (parts.length !== 3 || parts[0] !== "\u2014") refuse("a signature line of the checkpoint is wrong")
            const bytes = fromBase64(parts[2])
            return { name: parts[1], id: bytes.slice(0, 4), bytes: bytes.slice(4) }
          })
          return { text, origin, size: wholeNumber(size), root: fromBase64(root), signatures }
        }

        async function readKey(text) {
          const [name, hash, ...rest] = text.trim().split("+")
          const key = fromBase64(rest.join("+"))
          if (!name || key.length !== 33 || key[0] !== 1) refuse("this is not a verifier key (name+hash+key)")
          const id = (await sha256(utf8(name), [10], key)).slice(0, 4)
          if (!same(id, fromHex(hash, 4))) refuse("the verifier key was not copied whole")
          return { name, id, bytes: key.slice(1) }
        }

        // RFC 9162, section 2.1.3.2, with divisions because shifts are of 32 bits.
        async function rootOf(leaf, index, size, hashes) {
          if (index >= size) refuse("the ledger is not that long")
          let [node, last, hash] = [index, size - 1, leaf]
          for (const sibling of hashes) {
            if (last === 0) refuse("the proof is too long")
            if (node % 2 === 1 || node === last) {
              hash = await sha256([1], sibling, hash)
              while (node % 2 === 0 && node !== 0) { node /= 2; last = Math.floor(last / 2) }
            } else {
              hash = await sha256([1], hash, sibling)
            }
            node = Math.floor(node / 2)
            last = Math.floor(last / 2)
          }
          if (last !== 0) refuse("the proof is too short")
          return hash
        }

        async function checkSignature(checkpoint, key) {
          if (checkpoint.origin !== key.name) refuse("the checkpoint is of another ledger than the key")
          const own = checkpoint.signatures.filter(each => each.name === key.name && same(each.id, key.id))
          if (own.length === 0) refuse("the checkpoint is not signed with this key")
          let verifier
          try { verifier = await crypto.subtle.importKey("raw", key.bytes, "Ed25519", false, ["verify"]) } catch {
            refuse("this browser cannot check Ed25519 signatures, so the signature was not checked: use a newer browser, or confide receipt verify")
          }
          for (const each of own) {
            if (!await crypto.subtle.verify("Ed25519", verifier, each.bytes, utf8(checkpoint.text))) refuse("the signature of the checkpoint is wrong")
          }
        }
        """#

    private static let form = #"""
        const byID = id => document.getElementById(id)

        function element(name, words, style = "") {
          const made = document.createElement(name)
          made.textContent = words
          made.className = style
          return made
        }

        function shown(payload) {
          try { return JSON.stringify(JSON.parse(payload), null, 2) } catch { return payload }
        }

        async function check() {
          const steps = document.createElement("ul")
          const done = words => steps.append(element("li", words, "good"))
          const result = byID("result")
          let receipt
          try {
            if (!globalThis.crypto?.subtle) refuse("this page was not opened securely, so the browser does not check anything: save it and open it from the disk")
            const file = byID("file").files[0]
            receipt = readReceipt(file ? await file.text() : byID("text").value)
            const leaf = await leafOf(receipt)
            done("The receipt is whole: its words are those that were committed to.")
            const proof = readProof(receipt.proof)
            if (proof.index !== receipt.index) refuse("the proof is for another line")
            const checkpoint = readCheckpoint(proof.note)
            if (!same(await rootOf(leaf, proof.index, checkpoint.size, proof.hashes), checkpoint.root)) refuse("the line is not in the ledger that the checkpoint is of")
            done(`It is line ${proof.index} of a ledger of ${checkpoint.size}.`)
            await checkSignature(checkpoint, await readKey(byID("key").value))
            done(`The ledger is that of ${checkpoint.origin}: the checkpoint is signed with the key you gave.`)
            result.replaceChildren(element("h2", "The receipt is good", "good"), steps)
          } catch (error) {
            steps.append(element("li", `Here it ends: ${error.message}.`, "bad"))
            result.replaceChildren(element("h2", "The receipt could not be verified", "bad"), steps)
            receipt = undefined
          }
          if (receipt) result.append(element("h3", "What it says"), element("p", `Act: ${receipt.act}`), element("pre", shown(receipt.payload)))
        }

        byID("form").addEventListener("submit", event => { event.preventDefault(); check() })
        """#
}
