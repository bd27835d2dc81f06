//! The sentences of `impact codebook`.
