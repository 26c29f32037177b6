import { tokenizeBidi } from '@planline/i18n/bidi';

/** Plain text in which every path, id, URL and signed number is isolated left to right. */
export function BidiText({ text }: { text: string }) {
  let offset = 0;
  return tokenizeBidi(text).map((token) => {
    const key = offset;
    offset += token.value.length;
    if (token.kind === 'text') return token.value;
    return (
      <bdi key={key} dir="ltr">
        {token.value}
      </bdi>
    );
  });
}
