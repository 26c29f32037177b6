import { createPreviewServer, type PreviewServerOptions } from './preview-server';

export interface PreviewListenOptions extends Omit<PreviewServerOptions, 'publicHost'> {
  /** The address below which previews are reached, as in `http://localhost:4100`. */
  previewUrl: string;
  host: string;
  /** 0 for any free one. */
  port: number;
}

/** The preview server, listening. @throws when the port is taken */
export async function startPreviewServer(
  options: PreviewListenOptions,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createPreviewServer({ ...options, publicHost: new URL(options.previewUrl).host });
  const port = await server.listen(options.port, options.host);
  return { port, close: () => server.close() };
}
