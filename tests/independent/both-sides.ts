import type { Figures } from './figures.ts';
import { type ProductFigures, productFigures, readScene } from './product-values.ts';
import { type Scene, sceneFolder } from './scene.ts';
import { sqlFigures } from './sql-values.ts';

/** The figures of the same files, worked out by SQL and by the product. */
export type Sides = { sql: Figures; product: Figures; beside: ProductFigures['beside'] };

/** Works out a scene twice. Throws where the product refuses a file or the SQL cannot be run. */
export async function bothSides(scene: Scene): Promise<Sides> {
  const { folder, remove } = await sceneFolder(scene);
  try {
    const sql = await sqlFigures(scene, folder);
    const { figures, beside } = await productFigures(scene, readScene(scene));
    return { sql, product: figures, beside };
  } finally {
    remove();
  }
}
