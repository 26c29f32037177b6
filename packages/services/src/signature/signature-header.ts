/** What `X-HMAC-Signature` says: `t=<unix seconds>,n=<nonce>,k=<key id>,v1=<hex>[,v1=<hex>]`. */
export interface SignatureHeader {
  /** Unix seconds, as written. */
  timestamp: string;
  nonce: string;
  keyId: string;
  /** One or two: a signer in the middle of a change of secrets may send both. */
  macs: readonly Buffer[];
}

// One spelling for every value: no blanks, no leading zeros, no upper-case digits, no other order.
const grammar =
  /^t=(0|[1-9]\d{0,11}),n=([A-Za-z0-9_-]{16,64}),k=([A-Za-z0-9_-]{1,64}),v1=([0-9a-f]{64})(?:,v1=([0-9a-f]{64}))?$/;

const longestHeader = 512;

export function parseSignatureHeader(text: string): SignatureHeader | null {
  if (text.length > longestHeader) return null;
  const match = grammar.exec(text);
  // `$` alone would let a line feed at the end pass in other dialects; the length settles it in all of them.
  if (match?.[0].length !== text.length) return null;
  const [, timestamp, nonce, keyId, first, second] = match;
  if (!timestamp || !nonce || !keyId || !first) return null;
  const macs = second === undefined ? [first] : [first, second];
  return { timestamp, nonce, keyId, macs: macs.map((mac) => Buffer.from(mac, 'hex')) };
}
