//! The version that a change calls for, in the sense of semantic versioning.
//!
//! What breaks a series calls for a major version, what is to be checked for a minor one, what has no effect for a
//! patch. Below 1.0.0 the first number that is not 0 plays the part of the major one, as `^0.3` means it in `extends`.

use semver::{Prerelease, Version};

use super::aspect::Class;

/// The least version that the worst of the changes calls for; the old one where nothing changed.
pub fn required(old: &Version, worst: Option<Class>) -> Version {
    let Some(worst) = worst else {
        return old.clone();
    };
    let Version {
        major,
        minor,
        patch,
        ..
    } = *old;
    // A version before 2.0.0 has not been promised yet: 2.0.0 itself may still bring what it brings.
    let open = !old.pre.is_empty();
    let next = |number: u64, closed: bool| if closed { number + 1 } else { number };
    match (worst, major) {
        (Class::Breaks, 0) if minor == 0 => Version::new(0, 0, next(patch, !open)),
        (Class::Breaks, 0) => Version::new(0, next(minor, !open || patch > 0), 0),
        (Class::Breaks, _) => Version::new(next(major, !open || minor > 0 || patch > 0), 0, 0),
        (Class::Check, 1..) => Version::new(major, next(minor, !open || patch > 0), 0),
        (Class::Check | Class::NoEffect, _) => Version::new(major, minor, next(patch, !open)),
    }
}

/// Whether `new` is enough after `old`: not lower than what is required, one announced before it allowed, and not one
/// that was already given to something else.
pub fn is_enough(old: &Version, new: &Version, worst: Option<Class>) -> bool {
    if worst.is_none() {
        return new >= old;
    }
    let required = required(old, worst);
    let mut release = new.clone();
    release.pre = Prerelease::EMPTY;
    new.cmp_precedence(old).is_gt() && release.cmp_precedence(&required).is_ge()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_calls_for_its_number() {
        let wanted = |old: &str, class| required(&Version::parse(old).unwrap(), class).to_string();
        for (old, breaks, check, nothing) in [
            ("1.2.3", "2.0.0", "1.3.0", "1.2.4"),
            ("0.3.1", "0.4.0", "0.3.2", "0.3.2"),
            ("0.0.4", "0.0.5", "0.0.5", "0.0.5"),
            ("2.0.0-rc.1", "2.0.0", "2.0.0", "2.0.0"),
            ("2.1.0-rc.1", "3.0.0", "2.1.0", "2.1.0"),
            ("2.1.1-rc.1", "3.0.0", "2.2.0", "2.1.1"),
        ] {
            assert_eq!(wanted(old, Some(Class::Breaks)), breaks, "{old}");
            assert_eq!(wanted(old, Some(Class::Check)), check, "{old}");
            assert_eq!(wanted(old, Some(Class::NoEffect)), nothing, "{old}");
            assert_eq!(wanted(old, None), old);
        }
    }

    #[test]
    fn a_version_is_enough_from_the_required_one_on() {
        let enough = |old: &str, new: &str, class| {
            is_enough(
                &Version::parse(old).unwrap(),
                &Version::parse(new).unwrap(),
                class,
            )
        };
        let breaks = Some(Class::Breaks);
        assert!(enough("1.2.3", "2.0.0", breaks));
        assert!(enough("1.2.3", "3.1.0", breaks));
        assert!(enough("1.2.3", "2.0.0-rc.1", breaks));
        assert!(!enough("1.2.3", "1.9.0", breaks));
        assert!(enough("2.0.0-rc.1", "2.0.0-rc.2", breaks));
        assert!(!enough("2.0.0-rc.1", "2.0.0-rc.1", breaks));
        assert!(!enough("1.2.3", "1.2.3", Some(Class::NoEffect)));
        assert!(enough("1.2.3", "1.2.3", None));
        assert!(!enough("1.2.3", "1.2.2", None));
    }
}
