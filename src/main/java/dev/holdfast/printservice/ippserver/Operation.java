package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.IppMessage;

/// One operation of IPP.
interface Operation {

    int PRINT_JOB = 0x0002;
    int VALIDATE_JOB = 0x0004;
    int CREATE_JOB = 0x0005;
    int SEND_DOCUMENT = 0x0006;
    int CANCEL_JOB = 0x0008;
    int GET_JOB_ATTRIBUTES = 0x0009;
    int GET_JOBS = 0x000a;
    int GET_PRINTER_ATTRIBUTES = 0x000b;
    int RELEASE_JOB = 0x000d;
    int CANCEL_MY_JOBS = 0x0039;
    int CLOSE_JOB = 0x003b;
    int IDENTIFY_PRINTER = 0x003c;

    /// Its number.
    int code();

    /// Carries it out; what is refused is thrown.
    IppMessage answer(Request request);
}
