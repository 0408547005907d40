/** The stylesheet of the documentation. Colours keep a contrast of 7 to 1 on both grounds. */
export const docsStyle = `
:root { color-scheme: light dark; --ink: #1b1b1f; --ground: #fdfcf9; --soft: #f0ede4; --line: #b9b3a3; --link: #0b4a6f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f2f0ea; --ground: #17181c; --soft: #25272d; --line: #5d606b; --link: #9fd3f5; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.05rem/1.55 system-ui, sans-serif; }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: 1rem; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--ground); padding: 0.5rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0.5rem 0; }
h2 { margin-top: 3rem; border-bottom: 0.2rem solid var(--line); }
h3 { margin: 2.5rem 0 0.5rem; font-size: 1.1rem; overflow-wrap: anywhere; }
code { font: 0.95em/1.4 ui-monospace, monospace; background: var(--soft); padding: 0.1em 0.3em; border-radius: 0.2em; }
a { color: var(--link); }
a:focus-visible { outline: 0.2rem solid var(--link); outline-offset: 0.2rem; }
nav ul { columns: 16rem; padding-left: 1.2rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 0.75rem 0; min-width: 24rem; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.25rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 1rem 0.3rem 0; border-bottom: 1px solid var(--line); }
`;
