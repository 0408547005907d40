import compression from 'compression';
import { Router, static as serveFolder } from 'express';
import { assetsFolder } from '@footing/pages';

/** Style sheet, font, mark and script. Their addresses change with their content, so a browser keeps them for a year. */
export function serveAssets(): Router {
  const assets = Router();
  // Only these are compressed: they hold nothing secret, so their length tells nothing.
  assets.use(compression());
  assets.use(
    serveFolder(assetsFolder, {
      index: false,
      setHeaders: (res) => void res.setHeader('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  return assets;
}
