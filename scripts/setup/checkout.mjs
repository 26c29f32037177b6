import path from 'node:path';

/** The folder of this checkout; everything that the scripts keep goes under its `.planline`. */
export const checkout = path.resolve(import.meta.dirname, '../..');
export const keptFolder = path.join(checkout, '.planline');
