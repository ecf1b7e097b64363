const RUN = "window.__xss=1";

/** Code that would run if inserted into a page as markup, an attribute, script text, or an address. */
const PAYLOADS = [
  `<script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<math><mtext></p><style><img src=x onerror=${RUN}></style>`,
  `<iframe srcdoc="<script>parent.__xss=1</script>">`,
  `<details open ontoggle=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<body onload=${RUN}>`,
  `<a href="javascript:${RUN}">x</a>`,
  `<base href="http://evil.example/">`,
  `<meta http-equiv=refresh content="0;url=http://evil.example/">`,
  `<link rel=stylesheet href="http://evil.example/x.css">`,
  `<style>@import 'http://evil.example/x.css'</style>`,
  `<form action="http://evil.example/"><button>Sign in`,
  `<template><script>${RUN}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `<![CDATA[<img src=x onerror=${RUN}>]]>`,
  `javascript:${RUN}//`,
  `data:text/html,<script>${RUN}</script>`,
  `{{constructor.constructor('${RUN}')()}}`,
  `<%= ${RUN} %>#{${RUN}}`,
  `self.__next_f.push([1,"${RUN}"])`,
  `=HYPERLINK("http://evil.example/","x")`,
  `+cmd|' /C calc'!A0`,
  `-2+3+cmd|' /C calc'!A0`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  `__proto__`,
  `constructor`,
  `$undefined`,
  `$L1 $@2 $F3`,
];

/** Ways to break out of the place where a name is inserted, and characters that hide in it. */
const WRAPPERS: ((text: string) => string)[] = [
  (text) => text,
  (text) => `">${text}`,
  (text) => `'>${text}<'`,
  (text) => `" autofocus onfocus="${RUN}" x="${text}`,
  (text) => `</title></textarea></style>${text}`,
  (text) => `\\u003c${text}\\x3e`,
  (text) => `&lt;&#60;&#x3c;${text}`,
  (text) => `\u2028${text}\u2029`,
  (text) => `\u202e${text}\u202c`,
  (text) => `\u2066${text}\u200b\ufeff`,
  (text) => `a\0b${text}`,
  (text) => `\t\r\n${text}`,
  (text) => ` \u00a0${text} `,
  (text) => `\u0301${text}\u{e0041}`,
  (text) => `\ud800${text}\udfff`,
  (text) => text.toUpperCase(),
];

/** More than 500 distinct key names, made to break the page that shows them. */
export const HOSTILE_NAMES: readonly string[] = [
  ...new Set(PAYLOADS.flatMap((payload) => WRAPPERS.map((wrap) => wrap(payload)))),
];

/** The names that a header can carry, so an account can have them and still be selected. */
export const HOSTILE_USERNAMES: readonly string[] = HOSTILE_NAMES.filter((name) =>
  /^[!-~](?:[ -~]{0,126}[!-~])?$/.test(name),
);
