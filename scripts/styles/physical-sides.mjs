import { parseSync, Visitor } from 'oxc-parser';

/**
 * Left and right written into a style are wrong in one of the two directions of writing: the
 * logical names (ms-, pe-, start-, text-end, border-s, rounded-e, marginInlineStart) are right in both.
 */

const value = String.raw`(?:auto|px|full|\d+(?:\.\d+)?(?:/\d+)?|\[.+\]|\(.+\))`;
const physicalClass = new RegExp(
  [
    `^-?(?:scroll-)?(?:ml|mr|pl|pr)-${value}$`,
    `^-?(?:left|right)-${value}$`,
    '^(?:text|float|clear)-(?:left|right)$',
    '^border-[lr](?:-.+)?$',
    '^rounded-(?:l|r|tl|tr|bl|br)(?:-.+)?$',
  ].join('|'),
);
const physicalProperty =
  /^(?:left|right|(?:scroll)?(?:margin|padding)(?:Left|Right)|border(?:Left|Right)\w*|border(?:Top|Bottom)(?:Left|Right)Radius)$/;
const physicalDeclaration =
  /(?:^|[{;\s])((?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(text-align|float|clear)\s*:\s*(?:left|right)/g;

/** `md:hover:-ml-2!` is `-ml-2` when it applies. */
const bareClass = (token) =>
  token.replace(/^(?:[^\s:[\]]+(?:\[[^\]]*\])?:)+/, '').replace(/^!|!$/g, '');

/** @typedef {{ line: number, found: string }} Finding */

/** @returns {Finding[]} in the order of the file */
export function physicalSidesInModule(fileName, source) {
  const { program } = parseSync(fileName, source);
  const lineAt = (offset) => source.slice(0, offset).split('\n').length;
  const findings = [];
  const readClasses = (text, offset) => {
    for (const token of text.split(/\s+/)) {
      if (physicalClass.test(bareClass(token)))
        findings.push({ line: lineAt(offset), found: token });
    }
  };
  const readStyle = (attribute) => {
    const object = attribute.value?.expression;
    if (attribute.name?.name !== 'style' || object?.type !== 'ObjectExpression') return;
    for (const property of object.properties) {
      const name = property.key?.name ?? property.key?.value;
      const isSide = name === 'textAlign' && ['left', 'right'].includes(property.value?.value);
      if (isSide || physicalProperty.test(name ?? '')) {
        findings.push({ line: lineAt(property.start), found: name });
      }
    }
  };
  new Visitor({
    Literal: (node) => typeof node.value === 'string' && readClasses(node.value, node.start),
    TemplateElement: (node) => readClasses(node.value.cooked ?? '', node.start),
    JSXAttribute: readStyle,
  }).visit(program);
  return findings.sort((a, b) => a.line - b.line);
}

/** @returns {Finding[]} */
export function physicalSidesInCss(source) {
  const withoutComments = source.replace(/\/\*[\s\S]*?\*\//g, (text) =>
    text.replace(/[^\n]/g, ' '),
  );
  return [...withoutComments.matchAll(physicalDeclaration)].map((match) => ({
    line: withoutComments.slice(0, match.index + match[0].length).split('\n').length,
    found: match[1] ?? match[0].trim(),
  }));
}
