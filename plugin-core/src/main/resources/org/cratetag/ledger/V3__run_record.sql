-- What a run leaves on record. Runs of older programs have neither.
ALTER TABLE run ADD COLUMN packs VARCHAR(4000);
ALTER TABLE run ADD COLUMN failures VARCHAR(1000000);
