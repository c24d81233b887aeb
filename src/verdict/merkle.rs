//! The tree of RFC 6962 over the sheets of a stage.
//!
//! One hash, the root, stands for all leaves; a short path shows that a leaf
//! is under it. Leaves and nodes are hashed with different first bytes, so
//! that neither can pass for the other.

use super::Hash;

/// The hash of a leaf: SHA-256 of 0x00 and its data.
#[must_use]
pub fn leaf(data: &[u8]) -> Hash {
    Hash::of_parts(&[&[0], data])
}

/// The root over leaves in their order. Without leaves, SHA-256 of nothing.
#[must_use]
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::of(&[]),
        [only] => *only,
        _ => {
            let (left, right) = leaves.split_at(left_size(leaves.len()));
            node(&root(left), &root(right))
        }
    }
}

/// The path from a leaf to the root, the lowest neighbour first. Empty, if
/// there is no such leaf.
#[must_use]
pub fn path(leaves: &[Hash], index: usize) -> Vec<Hash> {
    if leaves.len() < 2 || index >= leaves.len() {
        return Vec::new();
    }
    let split = left_size(leaves.len());
    let (left, right) = leaves.split_at(split);
    let (mut below, neighbour) = if index < split {
        (path(left, index), root(right))
    } else {
        (path(right, index - split), root(left))
    };
    below.push(neighbour);
    below
}

/// The root that a path leads to, for the leaf at `index` of `size` leaves.
/// `None`, if a tree of that size has no such path.
#[must_use]
pub fn root_by_path(leaf: Hash, index: u64, size: u64, path: &[Hash]) -> Option<Hash> {
    if index >= size {
        return None;
    }
    let (mut index, mut last) = (index, size - 1);
    let mut hash = leaf;
    for neighbour in path {
        if last == 0 {
            return None;
        }
        if index % 2 == 1 || index == last {
            hash = node(neighbour, &hash);
            // A lone node on the right border moves up without a neighbour.
            while index % 2 == 0 && index != 0 {
                index /= 2;
                last /= 2;
            }
        } else {
            hash = node(&hash, neighbour);
        }
        index /= 2;
        last /= 2;
    }
    (last == 0).then_some(hash)
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Hash::of_parts(&[&[1], &left.0, &right.0])
}

/// The largest power of two below `size`, which is at least 2.
fn left_size(size: usize) -> usize {
    size.div_ceil(2).next_power_of_two()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The eight leaves that the logs of Certificate Transparency test with.
    fn leaves() -> Vec<Hash> {
        let data: [&[u8]; 8] = [
            b"",
            &[0x00],
            &[0x10],
            &[0x20, 0x21],
            &[0x30, 0x31],
            &[0x40, 0x41, 0x42, 0x43],
            &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
            &[0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
        ];
        data.iter().map(|data| leaf(data)).collect()
    }

    #[test]
    fn roots_are_those_of_certificate_transparency() {
        for (size, want) in [
            (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
            (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
            (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
            (4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
            (5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
            (6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
            (7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
            (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
        ] {
            assert_eq!(root(&leaves()[..size]).to_string(), want, "{size} leaves");
        }
    }

    #[test]
    fn a_path_leads_to_the_root_from_its_own_leaf_only() {
        let all: Vec<Hash> = (0u8..33).map(|i| leaf(&[i])).collect();
        for size in 1..=all.len() {
            let leaves = &all[..size];
            for index in 0..size {
                let path = path(leaves, index);
                let by = |index: usize| root_by_path(leaves[index], index as u64, size as u64, &path);
                assert_eq!(by(index), Some(root(leaves)), "{index} of {size}");
                for other in (0..size).filter(|&other| other != index) {
                    assert_ne!(by(other), Some(root(leaves)), "{other} by the path of {index} of {size}");
                }
                let longer = [path.as_slice(), &[leaves[0]]].concat();
                assert_eq!(root_by_path(leaves[index], index as u64, size as u64, &longer), None);
            }
        }
        assert_eq!(root_by_path(all[0], 0, 0, &[]), None);
        assert_eq!(root_by_path(all[0], 7, 3, &[]), None);
        assert_eq!(root_by_path(all[0], 0, u64::MAX, &[all[0]; 63]), None);
        assert!(root_by_path(all[0], 0, u64::MAX, &[all[0]; 64]).is_some());
    }
}
