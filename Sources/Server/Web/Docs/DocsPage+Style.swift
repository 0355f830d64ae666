extension DocsPage {
    /// The page's style sheet, to be served as `/docs/style.css`.
    static let style = Array(
        """
        :root{color-scheme:light dark;--paper:#fbfaf6;--card:#f0eee6;--ink:#20271f;--soft:#566051;--line:#ddd8cb;
        --leaf:#2c6744}
        @media (prefers-color-scheme:dark){:root{--paper:#141917;--card:#1d2420;--ink:#edf0e8;--soft:#a9b5a8;
        --line:#353f38;
        --leaf:#94d3a5}}
        *{box-sizing:border-box}html{scroll-padding-top:1rem}
        body{margin:0 auto;max-width:84rem;background:var(--paper);color:var(--ink);
        font:1rem/1.55 system-ui,-apple-system,
        "Segoe UI",sans-serif;display:grid;grid-template-columns:17rem minmax(0,1fr);gap:0 3rem;
        padding:0 clamp(1rem,3vw,2.5rem)}
        h1,h2,.sign{font-family:ui-serif,Georgia,"Times New Roman",serif;line-height:1.2}
        h1{font-size:2.2rem}h2{font-size:1.6rem;margin:3rem 0 .3rem}h3{font-size:1.2rem;margin:0}
        h4{margin:1.2rem 0 .3rem}
        a{color:var(--leaf);text-underline-offset:.2em}:focus-visible{outline:3px solid var(--leaf);outline-offset:2px}
        nav{position:sticky;top:0;max-height:100vh;overflow-y:auto;padding:1.5rem .5rem 1.5rem 0;font-size:.93rem}
        nav ul{list-style:none;margin:0;padding:0}nav li li a{display:block;padding:.2rem 0;color:inherit;
        text-decoration:none}
        nav li li a:hover{text-decoration:underline}nav>ul>li{margin-top:.9rem}.sign{font-size:1.3rem;margin:0;
        font-weight:600}
        small,.auth{color:var(--soft)}main{min-width:0;padding-bottom:5rem}main>p,article>p{max-width:46rem}
        article{border-top:1px solid var(--line);padding:1.5rem 0}article:target,tr:target{background:var(--card)}
        code,pre{font:.9em/1.5 ui-monospace,"SF Mono",Menlo,Consolas,monospace}
        pre{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.9rem 1.1rem;
        overflow-x:auto;margin:.5rem 0}
        pre code{font-size:1em}.call{margin:.4rem 0;overflow-wrap:anywhere}.method{color:var(--leaf)}
        dl{margin:.3rem 0;display:grid;grid-template-columns:minmax(9rem,auto) 1fr;gap:.3rem 1.2rem}dt{font-weight:600}
        dd{margin:0}
        details{margin:.5rem 0}summary{cursor:pointer;padding:.2rem 0;min-height:1.5rem}
        .wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;
        padding:.45rem .9rem .45rem 0;
        border-bottom:1px solid var(--line)}
        .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.5rem 1rem;
        z-index:1}
        @media (max-width:56rem){body{display:block}nav{position:static;max-height:none;columns:2;padding-bottom:0}
        nav>ul>li{break-inside:avoid}dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
        @media print{nav{display:none}body{display:block}}

        """.utf8)
}
