/** The stylesheet of the documentation: the colours of the pages, by day and by night; text 7 to 1 against its ground. */
export const docsStyle = `
:root { color-scheme: light dark; --ink: #1f2430; --ground: #fbf8f3; --soft: #f0ebe1; --line: #8a8577; --link: #0b5d5e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f3f0ea; --ground: #171a20; --soft: #252a33; --line: #767d8c; --link: #8fd6d3; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
header, main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
p { max-width: 66ch; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.5rem; background: var(--ground); }
h1 { margin: 0.5rem 0; font-size: 2rem; line-height: 1.2; }
h2 { margin-top: 3.5rem; border-bottom: 3px solid var(--link); }
h3 { margin: 2.5rem 0 0.5rem; font-size: 1.15rem; overflow-wrap: anywhere; }
code { padding: 0.1em 0.3em; border-radius: 0.2em; background: var(--soft); font: 0.95em/1.4 ui-monospace, monospace; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; }
nav ul { padding-left: 1.2rem; columns: 12rem; }
nav li { padding: 0.25rem 0; }
table { width: 100%; margin: 0.75rem 0 1.25rem; border-collapse: collapse; table-layout: fixed; }
caption { padding-bottom: 0.25rem; text-align: left; font-weight: 600; overflow-wrap: anywhere; }
th, td { padding: 0.3rem 1rem 0.3rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
tbody th { font-weight: 600; }
`;
