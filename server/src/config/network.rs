//! A network of addresses, such as `10.0.0.0/8`.

use std::net::IpAddr;

/// Addresses that share their first bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// Reads `10.0.0.0/8`, `fd00::/8`, or one address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse::<u8>().ok()?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(most);
        (bits <= most).then_some(Self { address, bits })
    }

    /// Reads a network of proxies. Who is in it says for whom it asks, so one that holds a large part of all addresses
    /// would let anybody say it, and no limit by address would hold.
    ///
    /// # Errors
    /// Why it can't be one, in a sentence.
    pub fn of_proxies(text: &str) -> Result<Self, String> {
        let network =
            Self::parse(text).ok_or_else(|| format!("{text:?} is no network such as 10.0.0.0/8"))?;
        let least = if network.address.is_ipv4() { 8 } else { 16 };
        if network.bits < least {
            return Err(format!(
                "{text:?} is wider than /{least}, so strangers could say which address they come from: name the proxies alone"
            ));
        }
        Ok(network)
    }

    /// Whether the address lies in it. An IPv4 address in IPv6 clothes is the IPv4 address.
    #[must_use]
    pub fn holds(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(self.bits)).unwrap_or(0);
                own.to_bits() & mask == other.to_bits() & mask
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(self.bits)).unwrap_or(0);
                own.to_bits() & mask == other.to_bits() & mask
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_holds_what_shares_its_first_bits() {
        for (network, address, want) in [
            ("10.0.0.0/8", "10.255.0.1", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("10.0.0.0/8", "::ffff:10.1.2.3", true),
            ("0.0.0.0/0", "203.0.113.9", true),
            ("192.0.2.7", "192.0.2.7", true),
            ("192.0.2.7", "192.0.2.8", false),
            ("fd00::/8", "fd12::1", true),
            ("fd00::/8", "10.0.0.1", false),
        ] {
            let network = Network::parse(network).unwrap();
            assert_eq!(network.holds(address.parse().unwrap()), want, "{network:?} {address}");
        }
        for text in ["10.0.0.0/33", "ten", "10.0.0.0/", "::/129"] {
            assert_eq!(Network::parse(text), None, "{text}");
        }
    }

    #[test]
    fn proxies_are_not_half_the_world() {
        for (text, want) in [
            ("10.0.0.0/8", true),
            ("192.0.2.7", true),
            ("0.0.0.0/0", false),
            ("128.0.0.0/7", false),
            ("fd12:3456::/32", true),
            ("fd00::/16", true),
            ("fd00::/8", false),
            ("::/0", false),
            ("ten", false),
        ] {
            assert_eq!(Network::of_proxies(text).is_ok(), want, "{text}");
        }
    }
}
