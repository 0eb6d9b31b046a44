/** Colours and spacing of the NHS design system, for the screen and for A4. The page is opened on its own and loads nothing. */
export const boardReportStyle = `
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#212b32;font:16px/1.5 "Frutiger W01",Arial,sans-serif;overflow-wrap:break-word}
.handling{background:#fff4b8;border-bottom:4px solid #7a5c00;padding:12px 24px}
.handling p{max-width:880px;margin:0 auto}
main{max-width:928px;margin:0 auto;padding:24px}
h1{font-size:30px;line-height:1.2;margin:0 0 8px}
h1 span{display:block;font-size:19px;font-weight:400;color:#4c6272}
h2{font-size:22px;line-height:1.3;margin:40px 0 12px;padding-top:12px;border-top:4px solid #005eb8}
h3{font-size:19px;line-height:1.3;margin:28px 0 8px}
h4{font-size:16px;margin:20px 0 4px}
p,ul,dl{margin:0 0 12px;max-width:46em}
.standing{margin:16px 0;padding:8px 16px;border:2px solid #005eb8;background:#d9e5f2;max-width:none}
.standing-final{border-color:#007f3b;background:#cce5d8}
.table{overflow-x:auto;margin:0 0 16px}
.table:focus-visible{outline:4px solid #212b32}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:700;padding:8px 0}
th,td{padding:6px 12px 6px 0;border-bottom:1px solid #aeb7bd;text-align:right;vertical-align:top;font-variant-numeric:tabular-nums}
th:first-child{text-align:left}
thead th{border-bottom:2px solid #4c6272;vertical-align:bottom}
tbody th{font-weight:400}
.figures table{table-layout:fixed;min-width:34em}
.figures th:first-child{width:34%}
.many th:first-child{width:16%}.many th,.many td{padding-right:4px;font-size:14px}
.words td{text-align:left}.words th{text-align:left}
figure{margin:0 0 16px}
figure svg{display:block;width:100%;height:auto;max-width:720px}
dl div{display:grid;grid-template-columns:9em 1fr;gap:0 12px;padding:2px 0}
dt{font-weight:700}dd{margin:0;min-width:0}
.basis{font-size:14px;color:#3d4f5c}
a{color:#005eb8}
footer{max-width:928px;margin:0 auto;padding:0 24px 32px;font-size:14px;color:#3d4f5c}
@media (max-width:40em){dl div{grid-template-columns:1fr}}
@page{size:A4;margin:16mm 15mm 18mm;@bottom-right{content:counter(page) " of " counter(pages);font:9pt Arial,sans-serif}}
@media print{
body{font-size:10.5pt}
main,footer{max-width:none;padding:0}
.handling{padding:0 0 6pt;background:#fff;border-bottom:1.5pt solid #212b32}
.handling p{max-width:none}
h1{font-size:20pt;margin-top:10pt}h2{font-size:14pt;margin:18pt 0 6pt}h3{font-size:12pt}
h2,h3,h4,caption{break-after:avoid}
figure,tr,.figures,.basis div{break-inside:avoid}
.many th,.many td{font-size:9pt}
figure svg{max-width:150mm}
.table{overflow:visible}.figures table{min-width:0}thead{display:table-header-group}
a{color:inherit}
}`;
