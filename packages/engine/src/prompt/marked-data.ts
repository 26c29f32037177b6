/**
 * Puts text that others wrote between tags, so that the instructions around it can call it data.
 * The text cannot close its own tag, nor open one of ours.
 */
export function markedData(tag: DataTag, text: string): string {
  return `<${tag}>\n${text.replace(ownTags, '&lt;$1')}\n</${tag}>`;
}

const dataTags = [
  'user-message',
  'project-context',
  'project-files',
  'conversation',
  'build-errors',
  'plan',
  'business-idea',
] as const;
export type DataTag = (typeof dataTags)[number];

const ownTags = new RegExp(`<(\\s*/?\\s*(?:${dataTags.join('|')}))`, 'gi');
