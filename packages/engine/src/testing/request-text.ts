import type { RecordedRequest } from './scripted-messages-api';

/** All text of a request's messages in order, as one string: what the model was told. */
export function requestText(request: RecordedRequest | undefined): string {
  return (request?.body?.messages ?? []).map((message) => textIn(message.content)).join('\n');
}

/** The text of the last message alone. */
export function lastMessageText(request: RecordedRequest | undefined): string {
  return textIn(request?.body?.messages?.at(-1)?.content);
}

function textIn(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((block: { text?: string; content?: unknown }) => block.text ?? textIn(block.content))
    .join('\n');
}
