import Hummingbird
import Yams
import Crypto
