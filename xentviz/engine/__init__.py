"""The descent engine: NumPy only, no Qt. Class axis first, any number of classes from 2; the plane is for 3."""
