// expect: 'permit' consumed more than once
import Consent

func send(_ permit: consuming Permit<Messaging>) {}

func sendTwo(_ permit: consuming Permit<Messaging>) {
    send(permit)
    send(permit)
}
