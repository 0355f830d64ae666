import Consent
import Oversight

extension CentreWords {
    static let german = CentreWords(
        language: "de", otherLanguage: ("en", "English"), title: "Deine Daten, deine Wahl",
        notSignedIn: "Du bist nicht angemeldet. Melde dich im Laden an und öffne diese Seite von dort.",
        whatIsKept: "Was wir wissen", nothing: "Wir behalten nichts über dich.", from: "Aus deinem Besuch am",
        usedFor: "Wofür:", until: "Bis", remove: "Löschen", wrong: "Das stimmt nicht",
        choices: "Deine Wahl", choicesHint: "Eine Änderung gilt sofort.", save: "Wahl speichern",
        offMeans: "Aus: Wir nutzen es nicht. Regale zeigen Beliebtes und was zur Seite passt.",
        accountMeans: "Mein Konto: Wir behalten es bei deinem Konto, damit es auf allen Geräten gilt.",
        notKeptHere: "Was du für einen Besuch wählst, bleibt im Browser. Es steht nicht auf dieser Seite.",
        mute: "Nicht für Vorschläge nutzen", unmute: "Wieder nutzen",
        isMuted: "Wir behalten es. Vorschläge nutzen es nicht.",
        muted: "Behalten. Vorschläge nutzen es nicht mehr.", unmuted: "Vorschläge nutzen es wieder.",
        dial: "Überrasche mich",
        dialHint: "Wie weit Vorschläge von dem weggehen, was du kennst. Eine Seite kann etwas anderes wählen.",
        dialSave: "Regler speichern",
        dialSteps: ["Viel Vertrautes", "Eher Vertrautes", "Wie üblich", "Etwas Neues", "Viel Neues"],
        why: "Warum du etwas siehst",
        whyText: [
            "Jedes Regal sagt, warum etwas darin steht. Die Gründe kommen aus der Rechnung, die es gewählt hat.",
            "Wir sehen auf die Seite, auf deinen Besuch und darauf, was andere zusammen kaufen.",
            "Kein Regal ist bezahlt, wenn es das nicht sagt. Kein Preis ist für dich allein gemacht.",
        ],
        yourData: "Deine Daten", takeFile: "Mitnehmen (Datei)", takePage: "Alles lesen (Seite)",
        stop: "Nicht mehr nutzen",
        stopHint: "Wir schließen es weg und nutzen nichts davon. Oben kannst du es wieder erlauben.",
        complain: "Beim Laden beschweren", complainHint: "Ein Mensch antwortet.",
        erase: "Alles löschen", eraseAsk: "Alles löschen, was dieser Laden für Vorschläge weiß?",
        eraseGoes: "Das geht, sofort und für immer:", eraseStays: "Das bleibt, weil ein Gesetz es verlangt:",
        eraseNow: "Ja, alles löschen", keep: "Nein, behalten",
        history: "Was du gewählt und verlangt hast", noHistory: "Du hast noch nichts gewählt.", asked: "Verlangt:",
        answerBy: "wir antworten bis", who: "Wer für deine Daten einsteht", officer: "Datenschutzbeauftragte:",
        complaints: "Beschweren kannst du dich auch hier:", checkReceipt: "Einen Beleg prüfen", receipt: "Beleg",
        saved: "Gespeichert.", removed: "Gelöscht: bei uns und in dem, was es gelehrt hat.",
        stopped: "Beendet. Nichts davon wird mehr genutzt.", filed: "Wir haben deine Anfrage.",
        erased: "Gelöscht. Wir behalten nichts über dich.", failed: "Das ging nicht. Nichts wurde geändert.",
        signInAgain: "Deine Anmeldung ist abgelaufen. Melde dich im Laden an und öffne diese Seite von dort.",
        contact: "Kontakt:", address: "Anschrift:", gone: "Was entfernt wurde:",
        fixed: "Entfernt, weil du sagst, dass es nicht stimmt.",
        actions: [
            "view": "Du hast es angesehen.", "wish": "Du hast es gemerkt.", "cart": "Du hast es in den Korb gelegt.",
            "purchase": "Du hast es gekauft.",
        ],
        levels: [.off: "Aus", .visit: "Nur dieser Besuch", .device: "Auf diesem Gerät", .account: "Mein Konto"],
        places: [
            .profile: "Gemerktes", .visits: "Listen deiner Besuche", .models: "Besuche, aus denen wir lernten",
            .decisions: "Deine Antworten", .key: "Dein Schlüssel", .requests: "Deine Anfragen",
            .repeats: "Kopien von Antworten",
        ],
        purposes: [
            .recommendations: "Vorschläge für dich", .history: "Meine Bestellungen nutzen",
            .learning: "Vorschläge verbessern", .measurement: "Zählen, was ankommt", .messages: "Nachrichten an mich",
            .offers: "Angebote an mich", .research: "Besuche zusammen untersuchen",
        ],
        months: [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember",
        ]
    ) { day, month, year in "\(day). \(month) \(year)" }
}
