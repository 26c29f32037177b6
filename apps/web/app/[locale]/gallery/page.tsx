import { notFound } from 'next/navigation';
import { Gallery } from '../../../features/gallery/gallery';

/** Every card in every state, from typed fixtures: for the eye and for tests, not for readers. */
export default async function GalleryPage() {
  if (process.env.NODE_ENV === 'production' && process.env.PLANLINE_GALLERY !== '1') notFound();
  return <Gallery />;
}
