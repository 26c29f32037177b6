export const passwordMinCharacters = 10;
export const passwordMaxCharacters = 128;
