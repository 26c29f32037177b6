'use client';

import { createContext, useContext } from 'react';

/** Opens the rail on a narrow screen; null where a page has none. */
export const RailOpenContext = createContext<(() => void) | null>(null);
export const useOpenRail = () => useContext(RailOpenContext);
