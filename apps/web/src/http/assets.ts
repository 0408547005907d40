import compression from 'compression';
import { Router, static as serveFolder } from 'express';
import { assetsFolder, primaryStylesheet } from '@footing/pages';

/** Style sheet, font, mark and script. Their addresses change with their content, so a browser keeps them for a year. */
export function serveAssets(): Router {
  const assets = Router();
  // Only these are compressed: they hold nothing secret, so their length tells nothing.
  assets.use(compression());
  // An institution's colour is the whole of its style sheet, so the address alone says what is in it.
  assets.get(/^\/primary-([0-9a-f]{6})\.css$/, (req, res, next) => {
    const style = primaryStylesheet(`#${req.params[0] ?? ''}`);
    if (!style) return void next();
    res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    res.type('css').send(style);
  });
  assets.use(
    serveFolder(assetsFolder, {
      index: false,
      setHeaders: (res) => void res.setHeader('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  return assets;
}
