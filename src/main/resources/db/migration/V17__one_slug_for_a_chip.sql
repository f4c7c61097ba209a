-- Slugs of one part: runs, prices and claims go to the one that stays, to which slug_alias leads from the others.
CREATE TEMPORARY TABLE same_chip ON COMMIT DROP AS
SELECT old.id AS old_id, kept.id AS kept_id
FROM (VALUES ('nvidia-a100', 'nvidia-a100-sxm4-40gb'),
             ('nvidia-a100-pcie', 'nvidia-a100-pcie-40gb'),
             ('nvidia-v100', 'nvidia-v100-sxm2-16gb'),
             ('nvidia-v100-sxm2', 'nvidia-v100-sxm2-16gb'),
             ('nvidia-p100', 'nvidia-p100-pcie-16gb'),
             ('nvidia-p100-dgxs', 'nvidia-p100-sxm2'),
             ('cambricon-mlu370-s4-s8', 'cambricon-mlu370-s4'),
             ('amd-mi300', 'amd-mi300a')) AS pair (old_slug, kept_slug)
JOIN chip old ON old.slug = pair.old_slug
JOIN chip kept ON kept.slug = pair.kept_slug;

UPDATE training_run SET chip_id = kept_id FROM same_chip WHERE chip_id = old_id;
UPDATE chip_price SET chip_id = kept_id FROM same_chip WHERE chip_id = old_id;
UPDATE claim SET chip_id = kept_id FROM same_chip WHERE chip_id = old_id;
UPDATE export_rule SET chip_id = kept_id FROM same_chip WHERE chip_id = old_id;
DELETE FROM chip_sibling USING same_chip WHERE chip_id = old_id OR sibling_id = old_id;
DELETE FROM chip_peak USING same_chip WHERE chip_id = old_id;
DELETE FROM chip USING same_chip WHERE id = old_id;
