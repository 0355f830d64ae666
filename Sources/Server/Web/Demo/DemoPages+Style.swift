extension DemoPages {
    /// The demo's one style sheet, to be served as `/demo/style.css`.
    public static let style = Array(
        """
        :root{color-scheme:light dark;--paper:#f7f4ec;--card:#fffdf8;--ink:#20271f;--soft:#566051;--line:#ded8c9;
        --leaf:#2c6744;--on-leaf:#fff;--tint:#e6eddf;--note:#8a4a17;--radius:14px}
        @media (prefers-color-scheme:dark){:root{--paper:#141917;--card:#1d2420;--ink:#edf0e8;--soft:#a9b5a8;
        --line:#353f38;
        --leaf:#94d3a5;--on-leaf:#0d2015;--tint:#212c25;--note:#f0b983}}
        *{box-sizing:border-box}
        html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);
        font:1rem/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
        h1,h2{font-family:ui-serif,Georgia,"Times New Roman",serif;line-height:1.15;font-weight:600;margin:0;
        text-wrap:balance}
        h1{font-size:clamp(1.7rem,4.2vw,2.9rem)}h2{font-size:1.45rem}
        h1:focus:not(:focus-visible),h2:focus:not(:focus-visible){outline:0}
        p{margin:.4rem 0}ul{list-style:none;margin:0;padding:0}img{display:block;max-width:100%;height:auto}
        a{color:inherit;text-underline-offset:.2em}
        :focus-visible{outline:3px solid var(--leaf);outline-offset:3px;border-radius:6px}
        .top,main,footer{max-width:76rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2.5rem)}
        .ask{background:var(--tint);border-bottom:1px solid var(--line);display:flex;flex-wrap:wrap;gap:.6rem 1.5rem;
        align-items:center;justify-content:space-between;min-height:6.6rem;
        padding:.9rem max(clamp(1rem,4vw,2.5rem),calc((100vw - 76rem)/2 + 2.5rem))}
        .ask-words{flex:1 1 20rem}.ask h2{font-size:1.2rem}.ask p{margin:.2rem 0 0;color:var(--soft)}
        .ask-extra{display:grid}.ask-extra[hidden]{display:none}
        .ask label{display:flex;gap:.55rem;align-items:center;min-height:1.9rem}
        .ask input{width:1.5rem;height:1.5rem;margin:0;accent-color:var(--leaf)}
        .ask-buttons{display:flex;flex-wrap:wrap;gap:.6rem}
        button{font:inherit;min-height:2.75rem;padding:.5rem 1.1rem;border-radius:999px;cursor:pointer;
        border:2px solid var(--leaf);background:var(--leaf);color:var(--on-leaf);font-weight:600}
        .ask button{width:12.5rem}button:hover{filter:brightness(1.1)}
        button.plain{background:none;color:var(--ink);border:1px solid var(--soft);font-weight:500;min-height:2.25rem;
        padding:.2rem .9rem}
        .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;background:var(--card);padding:.6rem 1rem;z-index:1}
        .top{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1rem;
        padding-block:1rem}
        .sign{font:600 1.4rem ui-serif,Georgia,serif;text-decoration:none;padding:.2rem 0}
        .wire{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .8rem;font-size:.9rem}
        .chip{margin:0;padding:.3rem .9rem;border-radius:999px;background:var(--tint);border:1px solid var(--line);
        font-variant-numeric:tabular-nums}.chip b{display:inline-block;min-width:1.2ch}
        .say{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .hero{display:grid;grid-template-columns:3fr 2fr;align-items:center;gap:1rem;padding-block:.5rem 1.25rem}
        .hero p{color:var(--soft);font-size:1.1rem}
        .hero-art{display:grid;grid-template-columns:repeat(4,1fr)}.hero-art img{width:100%}
        .shelf{background:var(--card);border:1px solid var(--line);border-radius:calc(var(--radius) + 6px);
        padding:clamp(1rem,2.5vw,1.6rem);margin-block:.5rem 1.75rem}
        .basis{color:var(--soft);margin:.15rem 0 .9rem;min-height:1.5rem}
        main section+section,main nav+section{margin-top:2rem}main section>.grid{margin-top:.9rem}
        main section>h2{scroll-margin-top:1rem}
        .grid{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(10.5rem,1fr))}
        .row{display:grid;gap:1rem;grid-template-columns:repeat(4,minmax(0,1fr))}
        .card{position:relative;min-width:0}
        .card a{display:block;text-decoration:none;border-radius:var(--radius)}
        .card img,.blank{display:block;width:100%;aspect-ratio:1;background:var(--tint);border-radius:var(--radius);
        padding:8%}
        .grid .card img{background:var(--card);border:1px solid var(--line)}
        .card a:hover .name{text-decoration:underline}
        .name{display:block;font-weight:600;margin-top:.55rem;line-height:1.3}
        .price{margin:.1rem 0 0;font-variant-numeric:tabular-nums}
        .note{color:var(--note);font-size:.9rem;font-weight:600;margin-left:.35rem}
        .row .card img,.row .blank{aspect-ratio:4/3;object-fit:contain;padding:4%}
        .row .name{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.row .price{white-space:nowrap}
        .reason{color:var(--soft);font-size:.9rem;line-height:1.35;margin:.15rem 0 0;min-height:2.7em}
        .empty::after{content:"";display:block;height:calc(.65rem + 2.8em + 2.43em)}
        .links{display:flex;flex-wrap:wrap;gap:.5rem}
        .links a{display:block;padding:.35rem 1rem;border:1px solid var(--line);border-radius:999px;
        text-decoration:none;
        background:var(--card)}.links a:hover{border-color:var(--leaf)}
        main>nav>a{display:inline-block;padding:.3rem 0}
        .product{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:clamp(1rem,4vw,3.5rem);
        align-items:center;
        padding-block:1rem 2rem}
        .product img{width:100%;max-width:26rem;background:var(--card);border:1px solid var(--line);
        border-radius:var(--radius)}
        .product .price{font-size:1.35rem;margin-block:.6rem}.brand{color:var(--soft);margin:0}
        footer{margin-top:3rem;padding-block:1.5rem 2.5rem;color:var(--soft);border-top:1px solid var(--line)}
        footer a{display:inline-block;padding:.2rem 0}
        @media (max-width:44rem){
        .hero,.product{grid-template-columns:1fr}.hero-art{display:none}.ask{min-height:12.5rem}
        .ask-words{flex-basis:100%}
        .wire{font-size:.8rem;justify-content:space-between;width:100%}.chip,button.plain{padding-inline:.6rem}
        .ask-buttons{flex:1 1 100%}.ask button{flex:1 1 0;width:auto;padding-inline:.5rem}
        .row{grid-auto-flow:column;grid-template-columns:none;grid-auto-columns:min(44%,11rem);overflow-x:auto;
        margin-inline:-1rem;padding:4px 1rem .5rem;scroll-padding:1rem;scroll-snap-type:x proximity}
        .row .card{scroll-snap-align:start}.grid{grid-template-columns:repeat(2,minmax(0,1fr))}
        .product img{max-width:20rem;margin-inline:auto}}
        @media (scripting:none){.ask,.shelf,.wire{display:none}}
        @media (prefers-reduced-motion:no-preference){.row .card:not(.empty){animation:arrive .25s ease-out}
        @keyframes arrive{from{opacity:0}}}
        @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
        @media (forced-colors:active){.card img,.chip,.links a{border:1px solid}}

        """.utf8)
}
