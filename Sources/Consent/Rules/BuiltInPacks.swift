// swift-format-ignore-file
// Written by scripts/embed-packs from Sources/Consent/Rules/Packs; change those files, and run it again.

/// The rule packs that come with the program, by the names of their files.
enum BuiltInPacks {
    static let texts: [(file: String, text: String)] = [
("au-privacy.json", #"""
{
  "id": "au-privacy",
  "version": "2026-11-22",
  "law": "Privacy Act 1988 and Spam Act 2003",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["AU"] },
  "deadlines": [{"for": "request", "answer": "30 days"}],
  "messages": { "stop": "5 business days" },
  "rights": ["access", "correct", "object_to_marketing"],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "unverified",
      "cite": "APP 12, 13: a reasonable period; 30 days by guidance"
    },
    { "of": "messages", "evidence": "unverified", "cite": "Spam Act 2003" },
    { "of": "rights", "evidence": "unverified", "cite": "APP 7, 12, 13" },
    { "of": "sensitive", "evidence": "unverified", "cite": "APP 3.3" },
    { "of": "notes", "evidence": "secondary", "cite": "APP 1.7 to 1.9" }
  ],
  "notes": [
    "From 2026-12-10 the privacy policy must say which decisions computer programs make, and with what data."
  ]
}
"""#),
("br-lgpd.json", #"""
{
  "id": "br-lgpd",
  "version": "2026-11-22",
  "law": "Lei Geral de Proteção de Dados, Lei 13.709/2018",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["BR"] },
  "default_level": "off",
  "age_of_consent": { "general": 12 },
  "deadlines": [{"for": "request", "answer": "15 days"}, {"for": "withdrawal", "answer": "at once"}],
  "rights": [
    "confirm", "access", "correct", "anonymise", "block", "erase", "portability", "list_third_parties",
    "explain_refusal", "withdraw", "review_decision"
  ],
  "sensitive": "opt_in",
  "sources": [
    { "of": "default_level", "evidence": "unverified", "cite": "LGPD 7 I, 8" },
    { "of": "deadlines", "evidence": "verified", "cite": "LGPD 18, 19" },
    { "of": "rights", "evidence": "verified", "cite": "LGPD 18, 20" },
    { "of": "age_of_consent", "evidence": "unverified", "cite": "LGPD 14" },
    { "of": "sensitive", "evidence": "unverified", "cite": "LGPD 11" }
  ],
  "notes": [
    "A simplified confirmation of what is held is due at once; the 15 days are for the full statement."
  ]
}
"""#),
("ca-pipeda.json", #"""
{
  "id": "ca-pipeda",
  "version": "2026-11-22",
  "law": "PIPEDA and CASL",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["CA"] },
  "deadlines": [{"for": "request", "answer": "30 days", "extend": "30 days"}],
  "messages": { "stop": "10 business days", "opt_out_works_days": 60 },
  "rights": ["access", "correct", "withdraw"],
  "sensitive": "opt_in",
  "breach": { "record_months": 24 },
  "sources": [
    { "of": "deadlines", "evidence": "secondary", "cite": "PIPEDA 8(3)" },
    { "of": "deadlines", "evidence": "unverified", "cite": "PIPEDA 8(4)" },
    { "of": "messages", "evidence": "secondary", "cite": "CASL 11(3)" },
    { "of": "rights", "evidence": "secondary", "cite": "PIPEDA Schedule 1, 4.3.8, 4.9" },
    { "of": "breach", "evidence": "secondary", "cite": "PIPEDA breach regulations" },
    { "of": "sensitive", "evidence": "unverified", "cite": "PIPEDA Schedule 1, 4.3" }
  ],
  "notes": [
    
    "Implied consent after a purchase (24 months) or an inquiry (6 months) is a permission; the floor asks for consent all the same."
  ]
}
"""#),
("ca-qc-law25.json", #"""
{
  "id": "ca-qc-law25",
  "version": "2026-11-22",
  "law": "Quebec Act respecting the protection of personal information in the private sector (Law 25)",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["CA"], "regions": ["QC"] },
  "default_level": "off",
  "age_of_consent": { "general": 14 },
  "deadlines": [{"for": "request", "answer": "30 days"}],
  "rights": [
    "access", "correct", "deindex", "portability", "explain_decision", "review_decision",
    "opt_out_of_profiling"
  ],
  "sensitive": "opt_in",
  "sources": [
    { "of": "default_level", "evidence": "secondary", "cite": "P-39.1, s. 8.1, 9.1" },
    { "of": "deadlines", "evidence": "unverified", "cite": "P-39.1, s. 32" },
    { "of": "rights", "evidence": "secondary", "cite": "P-39.1, s. 12.1, 27, 28.1" },
    { "of": "age_of_consent", "evidence": "unverified", "cite": "P-39.1, s. 4.1" },
    { "of": "sensitive", "evidence": "unverified", "cite": "P-39.1" }
  ],
  "notes": [
    "Technology that identifies, locates or profiles is off until the person turns it on.",
    "Silence counts as a refusal."
  ]
}
"""#),
("eu-dfa.json", #"""
{
  "id": "eu-dfa",
  "version": "2026-11-22",
  "law": "Digital Fairness Act",
  "status": "pending",
  "from": null,
  "scope": {
    "countries": [
      "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
      "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"
    ]
  },
  "sources": [{"of": "notes", "evidence": "secondary", "cite": "announced for late 2026"}],
  "notes": ["Announced; it is expected to be about personalised prices and dark patterns."]
}
"""#),
("eu-digital-omnibus.json", #"""
{
  "id": "eu-digital-omnibus",
  "version": "2026-11-22",
  "law": "Digital Omnibus, COM(2025) 837, 2025/0360(COD)",
  "status": "pending",
  "from": null,
  "scope": {
    "countries": [
      "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
      "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"
    ]
  },
  "asking": { "months_after_no": 6 },
  "sources": [{"of": "asking", "evidence": "secondary", "cite": "COM(2025) 837, article 88a"}],
  "notes": ["A proposal, not law."]
}
"""#),
("eu-gdpr.json", #"""
{
  "id": "eu-gdpr",
  "version": "2026-11-22",
  "law": "General Data Protection Regulation (EU) 2016/679, with ePrivacy Directive 2002/58/EC and consumer law",
  "status": "in_force",
  "from": "2018-05-25",
  "scope": {
    "countries": [
      "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
      "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"
    ]
  },
  "default_level": "off",
  "age_of_consent": {
    "general": 16,
    "countries": {
      "AT": 14,
      "BE": 13,
      "BG": 14,
      "CY": 14,
      "CZ": 15,
      "DE": 16,
      "DK": 15,
      "EE": 13,
      "ES": 14,
      "FI": 13,
      "FR": 15,
      "GR": 15,
      "HR": 16,
      "HU": 16,
      "IE": 16,
      "IS": 13,
      "IT": 14,
      "LI": 16,
      "LT": 14,
      "LU": 16,
      "LV": 13,
      "MT": 13,
      "NL": 16,
      "NO": 13,
      "PL": 16,
      "PT": 13,
      "RO": 16,
      "SE": 13,
      "SI": 15,
      "SK": 16
    }
  },
  "deadlines": [
    { "for": "request", "answer": "1 month", "extend": "2 months", "rolls": true },
    { "for": "objection", "answer": "at once" },
    { "for": "withdrawal", "answer": "at once" }
  ],
  "identity": ["only_on_reasonable_doubt", "collect_nothing_to_identify"],
  "disclosures": [
    {
      "when": "personal_price",
      "language": "en",
      "text": "This price was personalised for you by automated decision-making."
    },
    {
      "when": "personal_price",
      "language": "de",
      "text": "Dieser Preis wurde durch automatisierte Entscheidungsfindung für Sie personalisiert."
    }
  ],
  "messages": { "stop": "at once" },
  "pricing": { "personal": "disclose", "prior_price_days": 30, "human_review": true },
  "rights": [
    "access", "correct", "erase", "restrict", "portability", "object", "object_to_marketing", "withdraw",
    "review_decision", "notify_recipients", "complaint"
  ],
  "sensitive": "opt_in",
  "breach": { "authority_hours": 72 },
  "sources": [
    { "of": "default_level", "evidence": "unverified", "cite": "GDPR 6(1)(a), 25(2); ePrivacy 5(3)" },
    { "of": "deadlines", "evidence": "verified", "cite": "GDPR 12(3)" },
    {
      "of": "deadlines",
      "evidence": "unverified",
      "cite": "Regulation (EEC, Euratom) 1182/71, article 3(4); GDPR 7(3), 21(3)"
    },
    { "of": "identity", "evidence": "unverified", "cite": "GDPR 12(6), 11" },
    {
      "of": "age_of_consent",
      "evidence": "unverified",
      "cite": "GDPR 8(1) and the member states' laws"
    },
    { "of": "rights", "evidence": "unverified", "cite": "GDPR 7(3), 12, 15 to 22, 77" },
    {
      "of": "disclosures",
      "evidence": "unverified",
      "cite": "our wording; the duty is in Directive 2011/83/EU, 6(1)(ea)"
    },
    {
      "of": "pricing",
      "evidence": "verified",
      "cite": "Directive 98/6/EC, article 6a; CJEU C-330/23"
    },
    { "of": "pricing", "evidence": "unverified", "cite": "GDPR 22; Directive 2011/83/EU, 6(1)(ea)" },
    { "of": "messages", "evidence": "unverified", "cite": "ePrivacy 13; GDPR 21(3)" },
    { "of": "sensitive", "evidence": "unverified", "cite": "GDPR 9(2)(a)" },
    { "of": "breach", "evidence": "unverified", "cite": "GDPR 33" }
  ],
  "notes": [
    "An objection to direct marketing is absolute (21(3)); any other is weighed, and honoured at once here.",
    "The ages of consent are from general knowledge: have them confirmed for the shop's countries.",
    "The German sentence about prices is our translation."
  ]
}
"""#),
("floor.json", #"""
{
  "id": "floor",
  "version": "2026-11-22",
  "law": "What Confide asks of itself everywhere",
  "status": "in_force",
  "from": null,
  "scope": {},
  "default_level": "off",
  "age_of_consent": { "general": 16 },
  "signals": [{"name": "gpc", "shown": true}],
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "withdrawal", "answer": "at once" },
    { "for": "complaint", "answer": "45 days" },
    { "for": "appeal", "answer": "60 days" }
  ],
  "identity": ["only_on_reasonable_doubt", "none_for_opt_out", "collect_nothing_to_identify"],
  "pricing": { "personal": "prohibit_increase", "prohibits_protected_classes": true },
  "asking": { "months_after_no": 6, "months_after_yes": 12 },
  "rights": [
    "access", "portability", "correct", "erase", "restrict", "object", "withdraw", "complaint",
    "review_decision"
  ],
  "sources": [
    { "of": "default_level", "evidence": "product", "cite": "docs/rule-packs.md" },
    { "of": "age_of_consent", "evidence": "product", "cite": "docs/rule-packs.md" },
    { "of": "signals", "evidence": "product", "cite": "docs/rule-packs.md" },
    { "of": "deadlines", "evidence": "product", "cite": "docs/rule-packs.md" },
    { "of": "identity", "evidence": "product", "cite": "docs/rule-packs.md" },
    { "of": "pricing", "evidence": "product", "cite": "docs/rule-packs.md" },
    { "of": "asking", "evidence": "product", "cite": "docs/rule-packs.md" },
    { "of": "rights", "evidence": "product", "cite": "docs/rule-packs.md" }
  ],
  "notes": [
    
    "These rules hold everywhere; every other pack can only tighten them."
  ]
}
"""#),
("fr-cnil.json", #"""
{
  "id": "fr-cnil",
  "version": "2026-11-22",
  "law": "CNIL guidance on audience measurement",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["FR"] },
  "sources": [{"of": "notes", "evidence": "secondary", "cite": "CNIL; quantic-avocats, optimalways"}],
  "notes": [
    
    "Audience measurement for the publisher's own use may be exempt from consent: trackers up to 13 months, data up to 25 months, a self-assessment that can be shown. It is a permission; the floor asks for consent all the same."
  ]
}
"""#),
("jp-appi-2026.json", #"""
{
  "id": "jp-appi-2026",
  "version": "2026-11-22",
  "law": "Bill to amend the Act on the Protection of Personal Information",
  "status": "pending",
  "from": null,
  "scope": { "countries": ["JP"] },
  "age_of_consent": { "general": 16 },
  "sources": [
    {
      "of": "age_of_consent",
      "evidence": "secondary",
      "cite": "submitted 2026-04-07; effect by 2028"
    }
  ],
  "notes": ["A bill, not law."]
}
"""#),
("jp-appi.json", #"""
{
  "id": "jp-appi",
  "version": "2026-11-22",
  "law": "Act on the Protection of Personal Information",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["JP"] },
  "deadlines": [{"for": "request", "answer": "14 days"}],
  "rights": ["access", "correct", "erase", "block", "list_third_parties"],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "guidance: without delay, about one to two weeks"
    },
    { "of": "rights", "evidence": "secondary", "cite": "APPI 33 to 35" },
    { "of": "sensitive", "evidence": "unverified", "cite": "APPI" }
  ]
}
"""#),
("uk-gdpr.json", #"""
{
  "id": "uk-gdpr",
  "version": "2026-11-22",
  "law": "UK GDPR and Data Protection Act 2018 as amended by the Data (Use and Access) Act 2025; PECR 2003",
  "status": "in_force",
  "from": "2026-02-05",
  "scope": { "countries": ["GB"] },
  "default_level": "off",
  "age_of_consent": { "general": 13 },
  "deadlines": [
    {
      "for": "request",
      "answer": "1 month",
      "extend": "2 months",
      "pauses": ["clarification", "identity"],
      "rolls": true
    },
    { "for": "objection", "answer": "at once" },
    { "for": "withdrawal", "answer": "at once" },
    { "for": "complaint", "answer": "30 days" }
  ],
  "messages": { "stop": "at once" },
  "rights": [
    "access", "correct", "erase", "restrict", "portability", "object", "object_to_marketing", "withdraw",
    "review_decision", "notify_recipients", "complaint"
  ],
  "sensitive": "opt_in",
  "breach": { "authority_hours": 72 },
  "sources": [
    { "of": "default_level", "evidence": "unverified", "cite": "PECR 6; UK GDPR 6(1)(a)" },
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Article 12A: bratby.law, Ashfords; 12(3) as amended read at legislation.gov.uk"
    },
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "DPA 2018 s.164A: complaints from 2026-06-19"
    },
    { "of": "age_of_consent", "evidence": "unverified", "cite": "DPA 2018 s.9" },
    { "of": "rights", "evidence": "secondary", "cite": "UK GDPR 12 to 22D; DPA 2018 s.164A" },
    { "of": "messages", "evidence": "verified", "cite": "PECR 22(2) to (3)" },
    { "of": "sensitive", "evidence": "unverified", "cite": "UK GDPR 9(2)(a)" },
    { "of": "breach", "evidence": "unverified", "cite": "UK GDPR 33" },
    { "of": "from", "evidence": "secondary", "cite": "SI 2026/82" }
  ],
  "notes": [
    "The soft opt-in of PECR 22(3) is a permission; the floor asks for consent all the same.",
    "For complaints the law asks to acknowledge within 30 days; here they are answered by then, which is stricter."
  ]
}
"""#),
("us-ca-ccpa.json", #"""
{
  "id": "us-ca-ccpa",
  "version": "2026-11-22",
  "law": "California Consumer Privacy Act (Civ. Code 1798.100 and following) and 11 CCR 7000 and following",
  "status": "in_force",
  "from": "2026-01-01",
  "scope": { "countries": ["US"], "regions": ["CA"] },
  "age_of_consent": { "general": 16 },
  "signals": [{"name": "gpc", "shown": true}],
  "deadlines": [
    { "for": "request", "acknowledge": "10 business days", "answer": "45 days", "extend": "45 days" },
    { "for": "objection", "answer": "15 business days" }
  ],
  "identity": ["in_proportion", "none_for_opt_out", "agents_may_ask"],
  "disclosures": [{"when": "signal_obeyed", "language": "en", "text": "Opt-Out Request Honored"}],
  "pricing": { "incentive_notice": true },
  "asking": { "months_after_no": 12 },
  "rights": [
    "access", "erase", "correct", "portability", "opt_out_of_sale", "limit_sensitive", "explain_decision"
  ],
  "sensitive": "opt_out",
  "sources": [
    { "of": "deadlines", "evidence": "verified", "cite": "11 CCR 7021" },
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "11 CCR 7026(f), 7027: 15 business days for an opt-out"
    },
    { "of": "signals", "evidence": "verified", "cite": "11 CCR 7025(c)(1), (c)(6)" },
    {
      "of": "disclosures",
      "evidence": "secondary",
      "cite": "11 CCR 7025(c)(6), in force 2026-01-01"
    },
    { "of": "identity", "evidence": "secondary", "cite": "11 CCR 7060 to 7063" },
    { "of": "asking", "evidence": "secondary", "cite": "CCPA: twelve months before asking again" },
    {
      "of": "pricing",
      "evidence": "secondary",
      "cite": "Civ. Code 1798.125; 11 CCR 7016, 7080, 7081"
    },
    { "of": "rights", "evidence": "secondary", "cite": "11 CCR 7020 to 7028" },
    { "of": "sensitive", "evidence": "secondary", "cite": "11 CCR 7027" },
    {
      "of": "age_of_consent",
      "evidence": "unverified",
      "cite": "Civ. Code 1798.120(c): own opt-in to sale from 13 to 15"
    }
  ],
  "notes": [
    "The 45 days run from receipt, whatever time it takes to verify.",
    "Access to and opt-out from automated decision-making become rights on 2027-01-01."
  ]
}
"""#),
("us-can-spam.json", #"""
{
  "id": "us-can-spam",
  "version": "2026-11-22",
  "law": "CAN-SPAM Act, 15 USC 7704",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"] },
  "messages": { "stop": "10 business days", "postal_address": true, "opt_out_works_days": 30 },
  "sources": [
    { "of": "messages", "evidence": "verified", "cite": "15 USC 7704(a)(4)" },
    { "of": "messages", "evidence": "secondary", "cite": "15 USC 7704(a)(3), (a)(5)" }
  ]
}
"""#),
("us-co.json", #"""
{
  "id": "us-co",
  "version": "2026-11-22",
  "law": "Colorado consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["CO"] },
  "signals": [{"name": "gpc"}],
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "45 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    {
      "of": "signals",
      "evidence": "secondary",
      "cite": "two 2026 lists of states with a universal opt-out mechanism"
    }
  ]
}
"""#),
("us-coppa.json", #"""
{
  "id": "us-coppa",
  "version": "2026-11-22",
  "law": "Children's Online Privacy Protection Act and 16 CFR 312",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"] },
  "age_of_consent": { "general": 13 },
  "sources": [{"of": "age_of_consent", "evidence": "secondary", "cite": "16 CFR 312 as amended"}]
}
"""#),
("us-ct-pa26-64.json", #"""
{
  "id": "us-ct-pa26-64",
  "version": "2026-11-22",
  "law": "Connecticut Public Act 26-64 (SB 4)",
  "status": "in_force",
  "from": "2026-10-01",
  "scope": { "countries": ["US"], "regions": ["CT"] },
  "pricing": { "personal": "disclose" },
  "sources": [
    {
      "of": "pricing",
      "evidence": "secondary",
      "cite": "inside privacy, privado.ai, keepinglawsimple.org"
    }
  ],
  "notes": [
    
    "The act prescribes a sentence for prices that personal data increased. Its exact words are not verified; the floor lets personal data increase no price."
  ]
}
"""#),
("us-ct.json", #"""
{
  "id": "us-ct",
  "version": "2026-11-22",
  "law": "Connecticut consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["CT"] },
  "signals": [{"name": "gpc"}],
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "60 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal", "list_third_parties"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    {
      "of": "signals",
      "evidence": "secondary",
      "cite": "two 2026 lists of states with a universal opt-out mechanism"
    }
  ],
  "notes": [
    "From 2026-07-01 the opt-out from profiling is no longer limited to solely automated decisions (SB 1295)."
  ]
}
"""#),
("us-de.json", #"""
{
  "id": "us-de",
  "version": "2026-11-22",
  "law": "Delaware consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["DE"] },
  "signals": [{"name": "gpc"}],
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "60 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    {
      "of": "signals",
      "evidence": "secondary",
      "cite": "two 2026 lists of states with a universal opt-out mechanism"
    }
  ]
}
"""#),
("us-fl.json", #"""
{
  "id": "us-fl",
  "version": "2026-11-22",
  "law": "Florida consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["FL"] },
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "60 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    }
  ]
}
"""#),
("us-ia.json", #"""
{
  "id": "us-ia",
  "version": "2026-11-22",
  "law": "Iowa consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["IA"] },
  "deadlines": [{"for": "request", "answer": "90 days"}],
  "rights": [
    "confirm", "access", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads", "appeal"
  ],
  "sensitive": "opt_out",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    }
  ],
  "notes": ["No right to correct."]
}
"""#),
("us-in.json", #"""
{
  "id": "us-in",
  "version": "2026-11-22",
  "law": "Indiana consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["IN"] },
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "60 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    }
  ],
  "notes": ["The right to correct reaches only what she gave herself (not confirmed)."]
}
"""#),
("us-ky.json", #"""
{
  "id": "us-ky",
  "version": "2026-11-22",
  "law": "Kentucky consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["KY"] },
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "60 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    }
  ]
}
"""#),
("us-md-hb895.json", #"""
{
  "id": "us-md-hb895",
  "version": "2026-11-22",
  "law": "Maryland HB 895, Protection From Predatory Pricing Act (Commercial Law 13-321)",
  "status": "in_force",
  "from": "2026-10-01",
  "scope": { "countries": ["US"], "regions": ["MD"], "goods": ["food"] },
  "pricing": { "personal": "prohibit_increase", "prohibits_protected_classes": true },
  "sources": [
    {
      "of": "pricing",
      "evidence": "secondary",
      "cite": "four accounts of the act; its definitions were read"
    }
  ],
  "notes": ["Loyalty programmes, promotions, differences of cost and consent are exempt."]
}
"""#),
("us-md.json", #"""
{
  "id": "us-md",
  "version": "2026-11-22",
  "law": "Maryland consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["MD"] },
  "signals": [{"name": "gpc"}],
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "60 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal"
  ],
  "sensitive": "strictly_necessary",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    {
      "of": "signals",
      "evidence": "secondary",
      "cite": "two 2026 lists of states with a universal opt-out mechanism"
    }
  ]
}
"""#),
("us-mn.json", #"""
{
  "id": "us-mn",
  "version": "2026-11-22",
  "law": "Minnesota consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["MN"] },
  "signals": [{"name": "gpc"}],
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "45 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal", "question_profiling", "list_third_parties"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    {
      "of": "signals",
      "evidence": "secondary",
      "cite": "two 2026 lists of states with a universal opt-out mechanism"
    },
    { "of": "rights", "evidence": "verified", "cite": "Minn. Stat. 325M.14, subdivision 1(g)" }
  ],
  "notes": ["She may ask for the reason of a profiling decision and for what would have given another one."]
}
"""#),
("us-mt.json", #"""
{
  "id": "us-mt",
  "version": "2026-11-22",
  "law": "Montana consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["MT"] },
  "signals": [{"name": "gpc"}],
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "60 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    {
      "of": "signals",
      "evidence": "secondary",
      "cite": "two 2026 lists of states with a universal opt-out mechanism"
    }
  ]
}
"""#),
("us-ne.json", #"""
{
  "id": "us-ne",
  "version": "2026-11-22",
  "law": "Nebraska consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["NE"] },
  "signals": [{"name": "gpc"}],
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "60 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    {
      "of": "signals",
      "evidence": "secondary",
      "cite": "two 2026 lists of states with a universal opt-out mechanism"
    }
  ]
}
"""#),
("us-nh.json", #"""
{
  "id": "us-nh",
  "version": "2026-11-22",
  "law": "New Hampshire consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["NH"] },
  "signals": [{"name": "gpc"}],
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "60 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    {
      "of": "signals",
      "evidence": "secondary",
      "cite": "two 2026 lists of states with a universal opt-out mechanism"
    }
  ]
}
"""#),
("us-nj.json", #"""
{
  "id": "us-nj",
  "version": "2026-11-22",
  "law": "New Jersey consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["NJ"] },
  "signals": [{"name": "gpc"}],
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "60 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    {
      "of": "signals",
      "evidence": "secondary",
      "cite": "two 2026 lists of states with a universal opt-out mechanism"
    }
  ]
}
"""#),
("us-ny-349a.json", #"""
{
  "id": "us-ny-349a",
  "version": "2026-11-22",
  "law": "New York General Business Law s. 349-a, Algorithmic Pricing Disclosure Act",
  "status": "in_force",
  "from": "2025-11-10",
  "scope": { "countries": ["US"], "regions": ["NY"] },
  "disclosures": [
    {
      "when": "personal_price",
      "language": "en",
      "text": "THIS PRICE WAS SET BY AN ALGORITHM USING YOUR PERSONAL DATA."
    }
  ],
  "pricing": { "personal": "disclose", "prohibits_protected_classes": true },
  "sources": [
    { "of": "disclosures", "evidence": "verified", "cite": "GBL 349-a" },
    { "of": "pricing", "evidence": "verified", "cite": "GBL 349-a" },
    { "of": "from", "evidence": "unverified", "cite": "the day; the month is from secondary texts" }
  ],
  "notes": [
    
    "The sentence stands with every advertisement, display, image, offer or announcement of the price, in the same medium, near it and at the same time."
  ]
}
"""#),
("us-ny-one-fair-price.json", #"""
{
  "id": "us-ny-one-fair-price",
  "version": "2026-11-22",
  "law": "New York S.8623 / A.9349, One Fair Price Act",
  "status": "pending",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["NY"] },
  "pricing": { "personal": "prohibit" },
  "sources": [
    {
      "of": "pricing",
      "evidence": "secondary",
      "cite": "passed 2026-06-05; the governor has until the end of 2026"
    }
  ]
}
"""#),
("us-or.json", #"""
{
  "id": "us-or",
  "version": "2026-11-22",
  "law": "Oregon consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["OR"] },
  "signals": [{"name": "gpc"}],
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "60 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal", "list_third_parties"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    {
      "of": "signals",
      "evidence": "secondary",
      "cite": "two 2026 lists of states with a universal opt-out mechanism"
    }
  ]
}
"""#),
("us-ri.json", #"""
{
  "id": "us-ri",
  "version": "2026-11-22",
  "law": "Rhode Island consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["RI"] },
  "deadlines": [{"for": "request", "answer": "45 days"}, {"for": "withdrawal", "answer": "15 days"}],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "secondary", "cite": "15 days for the revocation of consent" }
  ]
}
"""#),
("us-tn.json", #"""
{
  "id": "us-tn",
  "version": "2026-11-22",
  "law": "Tennessee consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["TN"] },
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "60 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    }
  ]
}
"""#),
("us-tx.json", #"""
{
  "id": "us-tx",
  "version": "2026-11-22",
  "law": "Texas consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["TX"] },
  "signals": [{"name": "gpc"}],
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "60 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    {
      "of": "signals",
      "evidence": "secondary",
      "cite": "two 2026 lists of states with a universal opt-out mechanism"
    }
  ]
}
"""#),
("us-ut.json", #"""
{
  "id": "us-ut",
  "version": "2026-11-22",
  "law": "Utah consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["UT"] },
  "deadlines": [{"for": "request", "answer": "45 days"}],
  "rights": ["confirm", "access", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads"],
  "sensitive": "opt_out",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    }
  ],
  "notes": ["No right to correct, no opt-out from profiling and no appeal."]
}
"""#),
("us-va.json", #"""
{
  "id": "us-va",
  "version": "2026-11-22",
  "law": "Virginia consumer privacy act",
  "status": "in_force",
  "from": null,
  "scope": { "countries": ["US"], "regions": ["VA"] },
  "deadlines": [
    { "for": "request", "answer": "45 days", "extend": "45 days" },
    { "for": "appeal", "answer": "60 days" }
  ],
  "rights": [
    "confirm", "access", "correct", "erase", "portability", "opt_out_of_sale", "opt_out_of_targeted_ads",
    "opt_out_of_profiling", "appeal"
  ],
  "sensitive": "opt_in",
  "sources": [
    {
      "of": "deadlines",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    },
    { "of": "deadlines", "evidence": "unverified", "cite": "extension and appeal" },
    { "of": "rights", "evidence": "secondary", "cite": "Mayer Brown tracker of state privacy laws" },
    {
      "of": "sensitive",
      "evidence": "secondary",
      "cite": "Mayer Brown tracker of state privacy laws"
    }
  ]
}
"""#),
    ]
}
