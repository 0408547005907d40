/** Ink on white, one column, tables with lines: for screens and for paper. */
export const style = `
body{margin:0;background:#fff;color:#1f2430;font:1.1rem/1.5 "Atkinson Hyperlegible Next",Verdana,Arial,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem}
p,li,dd{max-width:66ch}
h1{font-size:1.9rem;line-height:1.2}h2{font-size:1.4rem;margin-top:2rem}
.lead{font-size:1.2rem}.source,.notes{color:#515867;font-size:.95rem;overflow-wrap:anywhere}
.wide{overflow-x:auto}.wide:focus{outline:3px solid #1f2430}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
caption,figcaption{text-align:left;font-weight:bold;padding:.5rem 0}
th,td{border-bottom:1px solid #8a8f9c;padding:.4rem .8rem .4rem 0;text-align:left;vertical-align:top}
td,th.figure{text-align:right}tbody th{font-weight:normal}
dt{font-weight:bold}dd{margin:0 0 .8rem}dd p{margin:0 0 .4rem}
figure{margin:1rem 0}svg{max-width:100%;height:auto}
@media print{main{max-width:none;padding:0}.wide{overflow:visible}table,figure{break-inside:avoid}}
`;
