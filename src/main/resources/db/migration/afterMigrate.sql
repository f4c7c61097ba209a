-- Every table of the record has ownership and history, the newest too, and can be read as it was known.
SELECT track_record();
SELECT view_record();
